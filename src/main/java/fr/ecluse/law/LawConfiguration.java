package fr.ecluse.law;

import java.nio.file.Path;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Offers the data files of the law that hold on this installation. */
@Configuration(proxyBeanMethods = false)
class LawConfiguration {

	@Bean
	LawFiles lawFiles(LawSettings settings) {
		Path folder = settings.folder();
		return (folder != null) ? LawFiles.replacedBy(folder) : LawFiles.shipped();
	}

}
