package fr.ecluse.web;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import fr.ecluse.journal.Actor;
import fr.ecluse.journal.Entry;
import fr.ecluse.journal.Journal;
import fr.ecluse.member.Agents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Has the journal keep who signed in, and how often somebody was refused. Refusals are
 * counted and written together, so that whoever guesses passwords cannot fill the
 * journal; names are kept of existing accounts alone, since people type passwords into
 * the wrong field, and addresses stay in the server's log.
 */
@Component
class SignInJournal implements DisposableBean {

	private static final Logger LOGGER = LoggerFactory.getLogger(SignInJournal.class);

	private static final String KIND = "agent";

	private static final int MOST_NAMES = 50;

	/** Camunda Modeler signs in with each request: that is one sign-in. */
	private static final Duration SAME_VISIT = Duration.ofMinutes(5);

	private final Journal journal;

	private final Agents agents;

	private final Cache<String, Boolean> visits;

	private Refusals refusals = new Refusals();

	SignInJournal(Journal journal, Agents agents, Clock clock) {
		this.journal = journal;
		this.agents = agents;
		this.visits = Caffeine.newBuilder()
			.maximumSize(10_000)
			.expireAfterWrite(SAME_VISIT)
			.ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
			.build();
	}

	void accepted(String username, String address) {
		if (this.visits.asMap().putIfAbsent(username + " " + address, true) == null) {
			this.journal.record(Entry.of(KIND, username, "sign-in.accepted", "Connexion de « %s »".formatted(username)),
					Actor.agent(username));
		}
	}

	/** Ways to sign in that know no password of ours. */
	@EventListener
	void on(InteractiveAuthenticationSuccessEvent event) {
		if (!(event.getAuthentication() instanceof UsernamePasswordAuthenticationToken)) {
			accepted(event.getAuthentication().getName(), "");
		}
	}

	synchronized void refused(String username) {
		this.refusals.refused++;
		this.refusals.count(username);
	}

	/** Whoever has to wait after too many attempts. */
	synchronized void postponed(String username) {
		this.refusals.postponed++;
		this.refusals.count(username);
	}

	/** Writes what was counted since the last time: one row at most. */
	@Scheduled(fixedDelayString = "${ecluse.journal.refusals-every:1m}")
	void write() {
		Refusals counted = take();
		if (counted.refused + counted.postponed == 0) {
			return;
		}
		Map<String, Integer> known = new TreeMap<>();
		counted.names.forEach((name, times) -> {
			if (this.agents.find(name).isPresent()) {
				known.put(name, times);
			}
		});
		this.journal.record(
				Entry
					.of(KIND, (known.size() == 1) ? known.keySet().iterator().next() : "*", "sign-in.refused",
							"Connexions refusées : %d, dont %d différées après trop d'essais"
								.formatted(counted.refused + counted.postponed, counted.postponed))
					.with("refused", counted.refused)
					.with("postponed", counted.postponed)
					.with("accounts", known)
					.with("others",
							counted.refused + counted.postponed
									- known.values().stream().mapToInt(Integer::intValue).sum()),
				new Actor("anonymous", "anonymous"));
	}

	@Override
	public void destroy() {
		try {
			write();
		}
		catch (DataAccessException | TransactionException ex) {
			LOGGER.warn("The last refusals of sign-in are in the log alone", ex);
		}
	}

	private synchronized Refusals take() {
		Refusals counted = this.refusals;
		this.refusals = new Refusals();
		return counted;
	}

	/** What was refused in a while. */
	private static final class Refusals {

		private int refused;

		private int postponed;

		private final Map<String, Integer> names = new TreeMap<>();

		void count(String username) {
			if (AgentAccounts.isUsername(username)
					&& (this.names.size() < MOST_NAMES || this.names.containsKey(username))) {
				this.names.merge(username, 1, Integer::sum);
			}
		}

	}

}
