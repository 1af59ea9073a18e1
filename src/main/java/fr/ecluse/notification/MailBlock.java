package fr.ecluse.notification;

import java.util.List;
import java.util.Optional;

import fr.ecluse.engine.Block;
import fr.ecluse.engine.Step;

import org.springframework.stereotype.Component;

/**
 * Writes a message, which leaves once the transaction has ended well. Inputs: {@code to}
 * (nothing is sent when it is empty), {@code template} (name of its wording) or
 * {@code subject} and {@code text}, {@code documentId} (optional). Each time an instance
 * passes the element again, a new message is written.
 */
@Component("mail")
class MailBlock implements Block {

	private final Mails mails;

	private final Wordings wordings;

	MailBlock(Mails mails, Wordings wordings) {
		this.mails = mails;
		this.wordings = wordings;
	}

	@Override
	public void run(Step step) {
		Optional<String> to = step.find("to").map(String::strip).filter((address) -> !address.isEmpty());
		if (to.isEmpty()) {
			return;
		}
		boolean worded = step.given("subject").isPresent() || step.given("text").isPresent();
		Wording wording = (worded && step.given("template").isEmpty())
				? new Wording(step.input("subject"), step.input("text")) : this.wordings.of(step);
		String name = step.activityId() + "-" + step.passage();
		List<String> documents = step.find("documentId").map(List::of).orElse(List.of());
		this.mails.add(new Mail(0, step.siren(), step.processInstanceId(), name, to.get(), wording.subject(),
				wording.text(), documents, 0));
	}

}
