package fr.ecluse.tasklist;

import java.util.List;

import fr.ecluse.member.Agent;
import fr.ecluse.member.Agents;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.WebAuthenticationDetailsSource;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Who is signed in, in Tasklist's words. Its own form, which appears when a session ends
 * under an open page, signs in through the same manager, hence the same throttle, as the
 * sign-in page.
 */
@RestController
@RequestMapping("/camunda/api/admin/auth/user/default")
class SignInCalls {

	private final AuthenticationManager authentications;

	private final Agents agents;

	private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

	SignInCalls(AuthenticationManager authentications, Agents agents) {
		this.authentications = authentications;
		this.agents = agents;
	}

	@GetMapping
	Account account(HttpServletRequest request) {
		Agent agent = AgentFilter.of(request);
		if (agent == null) {
			throw Refusal.signInFirst();
		}
		return Account.of(agent);
	}

	@PostMapping("/login/tasklist")
	Account signIn(@RequestParam String username, @RequestParam String password, HttpServletRequest request,
			HttpServletResponse response) {
		UsernamePasswordAuthenticationToken attempt = UsernamePasswordAuthenticationToken.unauthenticated(username,
				password);
		attempt.setDetails(new WebAuthenticationDetailsSource().buildDetails(request));
		try {
			Authentication authentication = this.authentications.authenticate(attempt);
			if (request.getSession(false) != null) {
				request.changeSessionId();
			}
			SecurityContext context = SecurityContextHolder.createEmptyContext();
			context.setAuthentication(authentication);
			SecurityContextHolder.setContext(context);
			this.contexts.saveContext(context, request, response);
			return Account.of(this.agents.find(authentication.getName()).orElseThrow(Refusal::signInFirst));
		}
		catch (AuthenticationException ex) {
			throw Refusal.of(HttpStatus.UNAUTHORIZED, "identifiants-refuses", "Connexion refusée",
					"L'identifiant ou le mot de passe est incorrect, ou les essais sont trop rapprochés. "
							+ "Vérifiez votre saisie et patientez un peu avant de recommencer.");
		}
	}

	@PostMapping("/logout")
	ResponseEntity<Void> signOut(HttpServletRequest request) {
		HttpSession session = request.getSession(false);
		if (session != null) {
			session.invalidate();
		}
		SecurityContextHolder.clearContext();
		// Answers that were typed into forms leave the browser with the session.
		return ResponseEntity.noContent().header("Clear-Site-Data", "\"storage\"").build();
	}

	record Account(String userId, List<String> authorizedApps) {

		static Account of(Agent agent) {
			return new Account(agent.username(), List.of("tasklist"));
		}

	}

}
