package fr.ecluse.web;

import java.time.Clock;

import org.apache.catalina.core.StandardHost;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one clock of the server, and its container. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration {

	@Bean
	Clock serverClock() {
		return Clock.systemUTC();
	}

	@Bean
	WebServerFactoryCustomizer<TomcatServletWebServerFactory> frenchContainerRefusals() {
		return (factory) -> factory.addContextCustomizers((context) -> {
			if (context.getParent() instanceof StandardHost host) {
				ContainerRefusals.installOn(host);
			}
		});
	}

}
