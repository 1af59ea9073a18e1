package fr.ecluse.document;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DocumentConfiguration {

	/** Fonts and templates are read when the first document is made, not at the start. */
	@Bean
	Renderer renderer(DocumentSettings settings) {
		return new Renderer(new TemplateLibrary(TemplateSources.classPath()), settings);
	}

}
