package fr.ecluse.document;

import java.time.Duration;

import fr.ecluse.typesetting.Limits;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Bounds of documents.
 *
 * @param parallel documents rendered at the same time; 0 for as many as there are cores
 * @param timeLimit for one document, and for the wait before it
 * @param sizeLimit of one PDF
 * @param dataLimit of the data of one document, as JSON
 * @param unknownCodes unknown verification codes that one address may try in ten minutes
 */
@ConfigurationProperties("ecluse.document")
record DocumentSettings(@DefaultValue("0") int parallel, @DefaultValue("20s") Duration timeLimit,
		@DefaultValue("10MB") DataSize sizeLimit, @DefaultValue("1MB") DataSize dataLimit,
		@DefaultValue("20") int unknownCodes) {

	Limits limits() {
		int parallel = (this.parallel > 0) ? this.parallel : Runtime.getRuntime().availableProcessors();
		return new Limits(parallel, this.timeLimit, (int) this.sizeLimit.toBytes());
	}

}
