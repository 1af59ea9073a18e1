package fr.ecluse.journal;

import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Has the database itself refuse to change or delete what is sealed, where this server's
 * account may ask for that. It is no migration: an account without that right (a binary
 * log is kept, no {@code log_bin_trust_function_creators}) must still be able to start.
 */
@Component
class JournalGuard {

	private static final Logger LOGGER = LoggerFactory.getLogger(JournalGuard.class);

	private static final String REFUSE = " signal sqlstate '45000' set message_text = 'Le journal ne se modifie pas'; ";

	private static final String CONTENT = """
			new.id <> old.id or new.at <> old.at or not (new.siren <=> old.siren)
			or new.subject_kind <> old.subject_kind or new.subject_id <> old.subject_id or new.action <> old.action
			or new.actor_kind <> old.actor_kind or new.actor_id <> old.actor_id or new.label <> old.label
			or new.details <> old.details or not (new.sha256 <=> old.sha256)""";

	private static final List<String> TRIGGERS = List.of(
			"create trigger if not exists journal_entry_kept before update on journal_entry for each row begin if old.number is not null or "
					+ CONTENT + " then" + REFUSE + "end if; end",
			"create trigger if not exists journal_entry_stays before delete on journal_entry for each row begin"
					+ REFUSE + "end",
			"create trigger if not exists journal_day_kept before update on journal_day for each row begin" + REFUSE
					+ "end",
			"create trigger if not exists journal_day_stays before delete on journal_day for each row begin" + REFUSE
					+ "end");

	private final JdbcTemplate jdbc;

	JournalGuard(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	@EventListener(ApplicationReadyEvent.class)
	void stand() {
		try {
			if (standing() < TRIGGERS.size()) {
				this.jdbc.execute((ConnectionCallback<Boolean>) (connection) -> {
					try (var statement = connection.createStatement()) {
						// Whoever still works with these tables is not waited for.
						statement.execute("set session lock_wait_timeout = 5");
						for (String trigger : TRIGGERS) {
							statement.execute(trigger);
						}
						statement.execute("set session lock_wait_timeout = default");
					}
					return true;
				});
			}
		}
		catch (DataAccessException ex) {
			LOGGER.warn(
					"La base ne protège pas encore elle-même le journal (déclencheurs refusés : {}). La vérification "
							+ "reste possible ; voyez « Journal » dans le README.",
					ex.getMostSpecificCause().getMessage());
		}
	}

	private int standing() {
		Integer found = this.jdbc.queryForObject("""
				select count(*) from information_schema.triggers
				 where trigger_schema = database() and trigger_name like 'journal\\_%'""", Integer.class);
		return (found != null) ? found : 0;
	}

}
