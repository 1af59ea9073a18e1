package fr.ecluse.rollout;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of migrations.
 *
 * @param threads how many dossiers this node moves at a time; 0 when other nodes do it
 * @param every how often a node looks for work
 * @param batch after how many dossiers of one migration a thread looks at the others
 * @param attempts how often a dossier is tried before it stays in its version
 * @param retry how long to wait before a dossier is tried again, a little longer each
 * time
 */
@ConfigurationProperties("ecluse.rollout")
record RolloutSettings(@DefaultValue("2") int threads, @DefaultValue("1s") Duration every,
		@DefaultValue("50") int batch, @DefaultValue("4") int attempts, @DefaultValue("20s") Duration retry) {
}
