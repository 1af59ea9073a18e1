package fr.ecluse.document;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Bounds of rendering.
 *
 * @param parallel documents rendered at the same time; 0 for as many as there are cores
 * @param timeLimit for one document, and for the wait before it
 * @param sizeLimit of one PDF
 * @param dataLimit of the data of one document, as JSON
 */
@ConfigurationProperties("ecluse.document")
record DocumentSettings(@DefaultValue("0") int parallel, @DefaultValue("20s") Duration timeLimit,
		@DefaultValue("10MB") DataSize sizeLimit, @DefaultValue("1MB") DataSize dataLimit) {

	int renderers() {
		return (this.parallel > 0) ? this.parallel : Runtime.getRuntime().availableProcessors();
	}

}
