package fr.ecluse.notification;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of outgoing mail; the server itself is {@code spring.mail.*}.
 *
 * @param from address that all mail comes from; members' own addresses are in Reply-To
 * @param every how often waiting mail is looked for
 */
@ConfigurationProperties("ecluse.mail")
record MailSettings(@DefaultValue("ne-pas-repondre@ecluse.invalid") String from, @DefaultValue("2s") Duration every) {
}
