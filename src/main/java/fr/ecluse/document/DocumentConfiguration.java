package fr.ecluse.document;

import fr.ecluse.typesetting.Renderer;
import fr.ecluse.typesetting.TemplateLibrary;
import fr.ecluse.typesetting.TemplateSources;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DocumentConfiguration {

	/** Fonts and templates are read when the first document is made, not at the start. */
	@Bean
	Renderer renderer(DocumentSettings settings) {
		return new Renderer(new TemplateLibrary(TemplateSources.classPath()), settings.limits());
	}

	/** What describes the templates and tries them out. */
	@Bean
	Samples samples() {
		return new Samples(TemplateSources.classPath());
	}

}
