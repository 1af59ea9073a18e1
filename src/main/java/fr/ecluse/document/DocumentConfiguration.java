package fr.ecluse.document;

import fr.ecluse.typesetting.Renderer;
import fr.ecluse.typesetting.TemplateEditions;
import fr.ecluse.typesetting.TemplateLibrary;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DocumentConfiguration {

	/** Fonts and templates are read when the first document is made, not at the start. */
	@Bean
	Renderer renderer(DocumentSettings settings, TemplateEditions editions) {
		return new Renderer(TemplateLibrary.of(editions), settings.limits());
	}

	/** What describes the templates and tries them out. */
	@Bean
	Samples samples(TemplateEditions editions) {
		return new Samples(editions);
	}

}
