package fr.ecluse.notification;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import fr.ecluse.member.Agent;
import fr.ecluse.member.ApiKey;
import fr.ecluse.member.ApiKeyExpiring;
import fr.ecluse.member.Member;
import fr.ecluse.member.Members;
import fr.ecluse.member.Siren;
import org.jspecify.annotations.Nullable;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes to those who can issue another key that one is about to end. */
@Component
class KeyNotices {

	private static final DateTimeFormatter MOMENT = DateTimeFormatter
		.ofPattern("d MMMM uuuu 'à' HH'h'mm", Locale.FRENCH)
		.withZone(ZoneId.of("Europe/Paris"));

	private final Mails mails;

	private final Members members;

	KeyNotices(Mails mails, Members members) {
		this.mails = mails;
		this.members = members;
	}

	@EventListener
	void tell(ApiKeyExpiring expiring) {
		ApiKey key = expiring.key();
		Instant expires = key.expires();
		if (expires == null) {
			return;
		}
		String subject = "La clé d'API « %s » expire %s".formatted(key.name(),
				(expiring.days() == 1) ? "demain" : "dans moins de %d jours".formatted(expiring.days()));
		String text = """
				Bonjour,

				La clé d'API « %s » (%s, numéro %s) ne sera plus acceptée à partir du %s, heure de Paris.

				Délivrez une nouvelle clé au logiciel qui s'en sert, puis révoquez celle-ci. Sans cela, les appels de ce \
				logiciel seront refusés.
				"""
			.formatted(key.name(), owner(key.member()), key.id(), MOMENT.format(expires));
		for (Agent administrator : expiring.administrators()) {
			String email = administrator.email();
			if (email != null) {
				// As many names as recipients: the same notice is never queued twice.
				String name = "expiration-%d-%08x".formatted(expiring.days(), administrator.username().hashCode());
				this.mails
					.add(new Mail(0, key.member(), "api-key:" + key.id(), name, email, subject, text, List.of(), 0));
			}
		}
	}

	private String owner(@Nullable Siren member) {
		return (member == null) ? "clé de l'OPSN"
				: this.members.find(member).map(Member::name).orElse("SIREN " + member);
	}

}
