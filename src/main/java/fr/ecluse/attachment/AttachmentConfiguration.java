package fr.ecluse.attachment;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The outside systems of attachments, where the installation has them. */
@Configuration(proxyBeanMethods = false)
class AttachmentConfiguration {

	@Bean
	@ConditionalOnProperty("ecluse.attachments.clamd")
	Clamd clamd(AttachmentSettings settings) {
		return new Clamd(String.valueOf(settings.clamd()), settings.scanLimit());
	}

	@Bean
	@ConditionalOnProperty("ecluse.attachments.s3.endpoint")
	ObjectStore objectStore(AttachmentSettings settings) {
		AttachmentSettings.S3 s3 = settings.s3();
		if (s3 == null) {
			throw new IllegalStateException("ecluse.attachments.s3 is incomplete");
		}
		return new ObjectStore(s3);
	}

}
