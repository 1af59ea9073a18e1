package fr.ecluse.engine;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Messages to running instances, for our own code; callers have settled who may send
 * what.
 */
@Component
public class Messages {

	private final RuntimeService runtime;

	private final IdentityService identities;

	Messages(RuntimeService runtime, IdentityService identities) {
		this.runtime = runtime;
		this.identities = identities;
	}

	/** Names of the messages that the instance waits for, in alphabetical order. */
	public Set<String> awaited(String processInstanceId) {
		Set<String> names = new TreeSet<>();
		asOurselves(() -> {
			for (EventSubscription subscription : this.runtime.createEventSubscriptionQuery()
				.processInstanceId(processInstanceId)
				.eventType("message")
				.list()) {
				names.add(subscription.getEventName());
			}
		});
		return names;
	}

	/**
	 * Sends a message to every place of the instance that waits for it, with variables of
	 * the instance, in the transaction of the caller.
	 * @return whether anything waited for it; nothing is set otherwise
	 */
	public boolean send(String processInstanceId, String name, Map<String, ? extends @Nullable Object> variables) {
		if (!awaited(processInstanceId).contains(name)) {
			return false;
		}
		try {
			asOurselves(() -> {
				this.runtime.setVariables(processInstanceId, variables);
				this.runtime.createMessageCorrelation(name).processInstanceId(processInstanceId).correlateAll();
			});
			return true;
		}
		catch (MismatchingMessageCorrelationException | OptimisticLockingException ex) {
			return false;
		}
	}

	/** Agents have no right of their own to send messages: the roles were checked. */
	private void asOurselves(Runnable work) {
		Authentication caller = this.identities.getCurrentAuthentication();
		this.identities.clearAuthentication();
		try {
			work.run();
		}
		finally {
			if (caller != null) {
				this.identities.setAuthentication(caller);
			}
		}
	}

}
