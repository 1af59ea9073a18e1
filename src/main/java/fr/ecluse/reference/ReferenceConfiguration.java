package fr.ecluse.reference;

import fr.ecluse.law.LawFiles;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Offers the thresholds and code lists of this installation. */
@Configuration(proxyBeanMethods = false)
class ReferenceConfiguration {

	@Bean
	Thresholds thresholds(LawFiles files) {
		return Thresholds.of(files);
	}

	@Bean
	CodeLists codeLists(LawFiles files) {
		return CodeLists.of(files);
	}

}
