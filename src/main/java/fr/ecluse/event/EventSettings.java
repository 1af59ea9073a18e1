package fr.ecluse.event;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the event log.
 *
 * @param every how often a node numbers what has been committed
 * @param kept how long an event can be read
 * @param batch how many events are numbered, or forgotten, in one transaction
 */
@ConfigurationProperties("ecluse.events")
public record EventSettings(@DefaultValue("500ms") Duration every, @DefaultValue("30d") Duration kept,
		@DefaultValue("500") int batch) {
}
