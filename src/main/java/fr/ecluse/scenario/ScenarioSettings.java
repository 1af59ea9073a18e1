package fr.ecluse.scenario;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What trials may take of this node.
 *
 * @param steps steps and jobs of one scenario
 * @param passages sequence flows that one scenario walks, those walked again included
 * @param time that one scenario may take
 * @param total that all scenarios of a trial may take together
 * @param parallel trials at the same time
 * @param patience how long a further trial waits for its turn
 */
@ConfigurationProperties("ecluse.scenarios")
record ScenarioSettings(@DefaultValue("2000") int steps, @DefaultValue("20000") int passages,
		@DefaultValue("30s") Duration time, @DefaultValue("5m") Duration total, @DefaultValue("2") int parallel,
		@DefaultValue("20s") Duration patience) {
}
