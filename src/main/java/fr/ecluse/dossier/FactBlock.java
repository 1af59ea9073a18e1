package fr.ecluse.dossier;

import java.util.regex.Pattern;

import fr.ecluse.engine.Block;
import fr.ecluse.engine.Step;

import org.springframework.stereotype.Component;

/**
 * Writes a line of the dossier's timeline. Inputs: {@code text}, a French sentence;
 * {@code kind}, a stable word for software, {@code fact} when left out.
 */
@Component("fact")
class FactBlock implements Block {

	/** Words by which the server itself tells; listeners rely on what they stand for. */
	private static final Pattern OWN = Pattern
		.compile("received|registered|numbered|status|task-completed|closed|retried|message|version"
				+ "|(deadline|attachment)-.*");

	private static final int LONGEST_KIND = 40;

	private final Dossiers dossiers;

	private final Facts facts;

	FactBlock(Dossiers dossiers, Facts facts) {
		this.dossiers = dossiers;
		this.facts = facts;
	}

	@Override
	public void run(Step step) {
		Dossier dossier = this.dossiers.ofInstance(step.processInstanceId()).orElseThrow();
		String kind = step.given("kind").orElse("fact");
		if (!kind.matches("[a-z0-9-]+") || kind.length() > LONGEST_KIND) {
			throw new IllegalStateException(
					"« kind » de la brique fact est un mot de %d lettres minuscules, chiffres et tirets au plus."
						.formatted(LONGEST_KIND));
		}
		if (OWN.matcher(kind).matches()) {
			throw new IllegalStateException(
					"« kind » de la brique fact ne peut être « %s » : ce mot est celui du serveur.".formatted(kind));
		}
		this.facts.add(dossier, kind, step.input("text"), null);
	}

}
