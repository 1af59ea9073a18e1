package fr.ecluse.limit;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many calls of one member's programs a node handles at once while it handles those
 * of others.
 *
 * @param atOnce calls of one member; 0 for one less than there are cores
 * @param waiting calls that may wait, of all members together
 * @param longestWait after which a call is refused
 * @param othersSeen how long after its last call a member counts as one of the others
 */
@ConfigurationProperties("ecluse.limits.lanes")
record LaneSettings(@DefaultValue("0") int atOnce, @DefaultValue("100") int waiting,
		@DefaultValue("10s") Duration longestWait, @DefaultValue("1m") Duration othersSeen) {

	int width() {
		return (this.atOnce > 0) ? this.atOnce : Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
	}

}
