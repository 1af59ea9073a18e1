package fr.ecluse.web;

import java.time.Clock;

import fr.ecluse.identity.IdentityProvider;
import fr.ecluse.identity.ProgramTokens;
import fr.ecluse.limit.Lanes;
import fr.ecluse.limit.Limits;
import fr.ecluse.limit.StartQuota;
import fr.ecluse.member.ApiKeys;
import jakarta.servlet.DispatcherType;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.logout.HeaderWriterLogoutHandler;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter.Directive;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Who may enter which address. What is not listed does not exist. */
@Configuration(proxyBeanMethods = false)
class SecurityPolicies {

	/** The sign-in page, as a browser without a session is sent there. */
	static final String SIGN_IN = "/connexion";

	private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
			+ "img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
			+ "frame-ancestors 'self'";

	private static final String TASK_LIST_SESSION = "/camunda/api/admin/auth/user/default";

	private static final RequestMatcher CAMUNDA = PathPatternRequestMatcher.withDefaults().matcher("/camunda/**");

	private void policies(
			AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
		requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
			.permitAll()
			// Pages for everybody
			.requestMatchers("/", SIGN_IN, "/accessibilite", "/error")
			.permitAll()
			.requestMatchers("/ecluse.css", "/ecluse.svg", "/favicon.ico", "/verification.js", "/documentation.css")
			.permitAll()
			.requestMatchers("/verification/**")
			.permitAll()
			.requestMatchers(HttpMethod.GET, "/api/openapi.json", "/api/docs", "/api/docs/**")
			.permitAll()
			// Operations
			.requestMatchers("/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness")
			.permitAll()
			.requestMatchers("/actuator/prometheus")
			.hasAnyAuthority(Authorities.OPSN_KEY, Authorities.OPSN_ADMINISTRATOR)
			// The directory, agents and keys of the OPSN
			.requestMatchers("/api/v1/members", "/api/v1/members/imports/**", "/api/v1/agents/**",
					"/api/v1/api-keys/**", "/api/v1/journal/**")
			.hasAnyAuthority(Authorities.OPSN_KEY, Authorities.OPSN_ADMINISTRATOR)
			// Versions of procedures, and the dossiers they concern
			.requestMatchers("/api/v1/models/{id}/impact", "/api/v1/models/{id}/migrations/**")
			.hasAnyAuthority(Authorities.OPSN_KEY, Authorities.OPSN_ADMINISTRATOR, Authorities.OPSN_DESIGNER)
			// One member
			.requestMatchers("/api/v1/members/{siren}/agents/**", "/api/v1/members/{siren}/api-keys/**",
					"/api/v1/members/{siren}/letterhead", "/api/v1/members/{siren}/journal",
					"/api/v1/members/{siren}/dossiers/{id}/proof")
			.access(MemberAccess.ADMINISTRATORS)
			.requestMatchers(HttpMethod.PUT, "/api/v1/members/{siren}/logo")
			.access(MemberAccess.ADMINISTRATORS)
			.requestMatchers(HttpMethod.DELETE, "/api/v1/members/{siren}/logo")
			.access(MemberAccess.ADMINISTRATORS)
			.requestMatchers(HttpMethod.PUT, "/api/v1/members/{siren}")
			.hasAnyAuthority(Authorities.OPSN_KEY, Authorities.OPSN_ADMINISTRATOR)
			.requestMatchers(HttpMethod.POST, "/api/v1/members/{siren}/dossiers/{id}/deposits/**")
			.access(MemberAccess.SOFTWARE)
			.requestMatchers(HttpMethod.PUT, "/api/v1/members/{siren}/parameters/{procedure}")
			.access(MemberAccess.ADMINISTRATORS)
			.requestMatchers("/api/v1/members/{siren}/webhooks/**")
			.access(MemberAccess.ADMINISTRATORS)
			// Tasks and messages: roles are checked where they are
			.requestMatchers("/api/v1/members/{siren}/**")
			.access(MemberAccess.ANYONE_THERE)
			// Models of procedures, for those who design them
			.requestMatchers(HttpMethod.GET, "/api/v1/models/signing-key")
			.permitAll()
			.requestMatchers(HttpMethod.PUT, "/api/v1/models/trusted-keys/{name}")
			.hasAnyAuthority(Authorities.OPSN_KEY, Authorities.OPSN_ADMINISTRATOR)
			.requestMatchers(HttpMethod.DELETE, "/api/v1/models/trusted-keys/{name}")
			.hasAnyAuthority(Authorities.OPSN_KEY, Authorities.OPSN_ADMINISTRATOR)
			.requestMatchers("/api/v1/models/**")
			.hasAnyAuthority(Authorities.OPSN_KEY, Authorities.OPSN_ADMINISTRATOR, Authorities.OPSN_DESIGNER)
			// What Camunda Modeler calls; its page about the console is for everybody
			.requestMatchers("/engine-rest/version", "/engine-rest/deployment", "/engine-rest/deployment/create",
					"/engine-rest/process-definition/{id}/start")
			.hasAnyAuthority(Authorities.OPSN_KEY, Authorities.OPSN_ADMINISTRATOR, Authorities.OPSN_DESIGNER)
			.requestMatchers("/.well-known/camunda-automation-platform/webapps")
			.permitAll()
			// What all members share
			.requestMatchers("/api/v1/procedures/**", "/api/v1/calendar/**", "/api/v1/reference/**")
			.authenticated()
			// The task list and what it calls; its own form appears when a session ends
			.requestMatchers(HttpMethod.POST, TASK_LIST_SESSION + "/login/tasklist", TASK_LIST_SESSION + "/logout")
			.permitAll()
			.requestMatchers("/camunda/**")
			.hasAuthority(Authorities.AGENT)
			// What an agent chooses for itself
			.requestMatchers("/rappels")
			.hasAuthority(Authorities.AGENT)
			// Procedures and dossiers, for the OPSN
			.requestMatchers(HttpMethod.POST, "/console/dossiers/**", "/console/echanges/**")
			.hasAuthority(Authorities.OPSN_ADMINISTRATOR)
			.requestMatchers("/console/**")
			.hasAnyAuthority(Authorities.OPSN_ADMINISTRATOR, Authorities.OPSN_DESIGNER)
			.anyRequest()
			.access((caller, context) -> new Refused.UnknownAddress());
	}

	@Bean
	SecurityFilterChain securityFilterChain(HttpSecurity http, AuthenticationManager signIn, AgentAccounts accounts,
			ApiKeys keys, ProgramTokens tokens, IdentityProvider provider, WebSettings settings, Clock clock,
			AccessProblems problems, Limits limits, Lanes lanes, StartQuota quota, ProblemResponses responses) {
		SignInOutcome outcome = new SignInOutcome();
		if (provider.isSet()) {
			http.addFilterBefore(ProviderSignIn.start(provider, outcome), UsernamePasswordAuthenticationFilter.class)
				.addFilterBefore(new ProviderSignIn(provider, accounts, outcome),
						UsernamePasswordAuthenticationFilter.class);
		}
		return http.authorizeHttpRequests(this::policies)
			.authenticationManager(signIn)
			.formLogin((form) -> form.loginPage(SIGN_IN).successHandler(outcome).failureHandler(outcome))
			.logout((logout) -> logout.logoutUrl("/deconnexion")
				.logoutSuccessHandler(new SignOut(provider))
				.deleteCookies("ECLUSE")
				.addLogoutHandler(new HeaderWriterLogoutHandler(new ClearSiteDataHeaderWriter(Directive.STORAGE))))
			.addFilterBefore(new AccountRefresh(accounts), UsernamePasswordAuthenticationFilter.class)
			.addFilterBefore(
					new ProgramFilter(keys, tokens, new AttemptThrottle(settings.apiKeys(), clock), problems, clock),
					UsernamePasswordAuthenticationFilter.class)
			.addFilterBefore(new ModelerSignIn(signIn, problems), UsernamePasswordAuthenticationFilter.class)
			.addFilterBefore(new RateLimitFilter(limits, quota, responses), AuthorizationFilter.class)
			.addFilterBefore(new LaneFilter(lanes, responses), AuthorizationFilter.class)
			.addFilterAfter(new ScopeFilter(problems), AuthorizationFilter.class)
			.exceptionHandling((denied) -> denied.authenticationEntryPoint(problems).accessDeniedHandler(problems))
			.requestCache((cache) -> cache.requestCache(new NullRequestCache()))
			.csrf((csrf) -> csrf.csrfTokenRepository(formTokens())
				// The task list brings its own protection; programs with credentials need
				// none.
				.ignoringRequestMatchers(CAMUNDA, ProgramFilter::isPresented, ModelerSignIn::isPresented))
			.headers((headers) -> headers(headers, provider))
			.build();
	}

	/**
	 * A span around each of twenty filters costs more than the filters and is read by
	 * nobody.
	 */
	@Bean
	static SecurityObservationSettings securityObservations() {
		return SecurityObservationSettings.noObservations();
	}

	@Bean
	SignIn authenticationManager(AgentAccounts accounts, PasswordEncoder encoder, WebSettings settings, Clock clock,
			IdentityProvider identities, SignInJournal journal) {
		DaoAuthenticationProvider provider = new DaoAuthenticationProvider(accounts);
		provider.setPasswordEncoder(encoder);
		// Whether an account is disabled is told only to those who know its password.
		provider.setPreAuthenticationChecks((account) -> {
		});
		provider.setPostAuthenticationChecks((account) -> check(account, identities.allowsPasswords()));
		return new SignIn(provider, new AttemptThrottle(settings.signIn(), clock), journal);
	}

	private static void check(UserDetails account, boolean passwords) {
		if (!account.isEnabled()) {
			throw new DisabledException("Disabled");
		}
		if (!passwords && account instanceof SignedInAgent signedIn && !signedIn.agent().isOpsnAdministrator()) {
			throw new PasswordsClosedException();
		}
	}

	/** In a cookie, so that looking at the sign-in page opens no session. */
	private static CookieCsrfTokenRepository formTokens() {
		CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
		tokens.setCookieName("ECLUSE-FORM");
		tokens.setHeaderName("X-CSRF-TOKEN");
		tokens.setCookiePath("/");
		tokens.setCookieCustomizer((cookie) -> cookie.httpOnly(true).sameSite("Lax"));
		return tokens;
	}

	private static void headers(HeadersConfigurer<HttpSecurity> headers, IdentityProvider provider) {
		// Signing out is a form, and leads to the provider.
		String policy = provider.origin()
			.map((origin) -> CONTENT_SECURITY_POLICY.replace("form-action 'self'", "form-action 'self' " + origin))
			.orElse(CONTENT_SECURITY_POLICY);
		headers
			.addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(new NegatedRequestMatcher(CAMUNDA),
					new StaticHeadersWriter("Content-Security-Policy", policy)))
			.addHeaderWriter(new StaticHeadersWriter("Cross-Origin-Opener-Policy", "same-origin"))
			.addHeaderWriter(new StaticHeadersWriter("Cross-Origin-Resource-Policy", "same-origin"))
			.frameOptions(FrameOptionsConfig::sameOrigin)
			.referrerPolicy((referrer) -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
			.permissionsPolicyHeader(
					(permissions) -> permissions.policy("camera=(), microphone=(), geolocation=(), payment=(), usb=()"))
			.httpStrictTransportSecurity((hsts) -> hsts.includeSubDomains(false).maxAgeInSeconds(31_536_000));
	}

}
