package fr.ecluse.member;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells ahead that keys end, each notice once whichever node gives it. A key that was
 * issued for less than a notice's number of days is not told of by it.
 */
@Component
class ExpiryNotices {

	/** Days before the end, the last notice first. */
	private static final List<Integer> NOTICES = List.of(1, 7, 30);

	private final ApiKeys keys;

	private final Agents agents;

	private final JdbcClient jdbc;

	private final Clock clock;

	private final ApplicationEventPublisher events;

	ExpiryNotices(ApiKeys keys, Agents agents, JdbcClient jdbc, Clock clock, ApplicationEventPublisher events) {
		this.keys = keys;
		this.agents = agents;
		this.jdbc = jdbc;
		this.clock = clock;
		this.events = events;
	}

	@Scheduled(fixedDelayString = "${ecluse.keys.notices-every:1h}",
			initialDelayString = "${ecluse.keys.notices-after:1m}")
	@Transactional
	public void give() {
		Instant now = this.clock.instant();
		for (ApiKey key : this.keys.expiringBefore(now.plus(ApiKey.NOTICE))) {
			give(key, now);
		}
	}

	/** After a long stop several may be due: the last one says it all. */
	private void give(ApiKey key, Instant now) {
		boolean told = false;
		for (int days : NOTICES) {
			Instant due = (key.expires() != null) ? key.expires().minus(Duration.ofDays(days)) : Instant.MAX;
			if (due.isAfter(now) || due.isBefore(key.created()) || !note(key, days, now)) {
				continue;
			}
			if (!told) {
				this.events.publishEvent(new ApiKeyExpiring(key, days, administrators(key)));
			}
			told = true;
		}
	}

	private boolean note(ApiKey key, int days, Instant now) {
		return this.jdbc.sql("insert ignore into api_key_notice (key_id, days, given) values (:id, :days, :now)")
			.param("id", key.id())
			.param("days", days)
			.param("now", Timestamps.write(now))
			.update() > 0;
	}

	private List<Agent> administrators(ApiKey key) {
		Siren member = key.member();
		List<Agent> ofMember = (member == null) ? List.of()
				: reachable(this.agents.withRole(member, Membership.ADMINISTRATOR));
		return ofMember.isEmpty() ? reachable(this.agents.opsnAdministrators()) : ofMember;
	}

	private static List<Agent> reachable(List<Agent> agents) {
		return agents.stream().filter((agent) -> agent.email() != null).toList();
	}

}
