package fr.ecluse.tasklist;

import java.time.Duration;
import java.util.Map;

import jakarta.servlet.Filter;
import org.glassfish.jersey.servlet.ServletContainer;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Mounts Tasklist without the engine's starters: one page, its files, and a small part of
 * the engine's REST interface behind a guard. The filters run after the security chain,
 * in the order of this class.
 */
@Configuration(proxyBeanMethods = false)
class TasklistConfiguration implements WebMvcConfigurer {

	private static final String FILES = "classpath:/META-INF/resources/webjars/camunda/";

	private static final String PLUGINS = "classpath:/META-INF/resources/plugin/tasklist/";

	private static final String HANDED_OUT_PLUGINS = "/camunda/api/tasklist/plugin/tasklistPlugins/static/**";

	private static final CacheControl A_YEAR = CacheControl.maxAge(Duration.ofDays(365)).cachePrivate();

	private final EngineScripts scripts;

	TasklistConfiguration(EngineScripts scripts) {
		this.scripts = scripts;
	}

	@Bean
	ServletRegistrationBean<ServletContainer> engineRest() {
		ServletRegistrationBean<ServletContainer> servlet = new ServletRegistrationBean<>(new ServletContainer(),
				"/camunda/api/engine/*");
		servlet.setName("engineRest");
		servlet.setInitParameters(Map.of("jakarta.ws.rs.Application", EngineRoutes.class.getName(),
				"jersey.config.server.disableAutoDiscovery", "true", "jersey.config.server.wadl.disableWadl", "true"));
		return servlet;
	}

	@Bean
	FilterRegistrationBean<SecurityHeaders> tasklistHeaders() {
		return filter(new SecurityHeaders(), 1, "/camunda/*");
	}

	@Bean
	FilterRegistrationBean<CsrfFilter> tasklistCsrf() {
		CsrfFilter filter = new CsrfFilter(CookieCsrfTokenRepository.withHttpOnlyFalse());
		filter.setRequestHandler(new CsrfTokenRequestAttributeHandler());
		filter.setAccessDeniedHandler((request, response, denied) -> Refusal.forgedCall().write(response));
		FilterRegistrationBean<CsrfFilter> registration = filter(filter, 2, "/camunda/*");
		registration.setName("tasklistCsrf");
		return registration;
	}

	@Bean
	FilterRegistrationBean<AgentFilter> tasklistAgent(AgentFilter filter) {
		return filter(filter, 3, "/camunda/api/*");
	}

	@Bean
	FilterRegistrationBean<Guard> tasklistGuard(Guard guard) {
		return filter(guard, 4, "/camunda/api/*");
	}

	@Override
	public void addResourceHandlers(ResourceHandlerRegistry registry) {
		registry.addResourceHandler("/camunda/lib/**")
			.addResourceLocations(FILES + "lib/")
			.resourceChain(true)
			.addTransformer(this.scripts);
		registry.addResourceHandler("/camunda/assets/**")
			.addResourceLocations(FILES + "assets/")
			.setCacheControl(A_YEAR);
		registry.addResourceHandler("/camunda/app/tasklist/**")
			.addResourceLocations(FILES + "app/tasklist/")
			.resourceChain(true)
			.addTransformer(this.scripts);
		registry.addResourceHandler(HANDED_OUT_PLUGINS)
			.addResourceLocations(PLUGINS)
			.resourceChain(true)
			.addTransformer(this.scripts);
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(new KeptFiles(this.scripts))
			.addPathPatterns("/camunda/lib/**", "/camunda/app/tasklist/**", HANDED_OUT_PLUGINS);
	}

	private static <T extends Filter> FilterRegistrationBean<T> filter(T filter, int order, String pattern) {
		FilterRegistrationBean<T> registration = new FilterRegistrationBean<>(filter);
		registration.setOrder(order);
		registration.addUrlPatterns(pattern);
		return registration;
	}

}
