package fr.ecluse.web;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

/** After the sign-in form: on to the page that was asked for, or back with a reason. */
class SignInOutcome implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

	/** Only reached from here; asked for directly, it does not exist. */
	static final String REFUSED = "/connexion/refus";

	static final String MESSAGE = SignInOutcome.class.getName() + ".message";

	@Override
	public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response,
			Authentication authentication) throws IOException {
		response.sendRedirect(LocalTarget.of(request.getParameter("retour")));
	}

	@Override
	public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response,
			AuthenticationException failure) throws IOException, ServletException {
		response.setStatus(status(failure).value());
		if (failure instanceof TooManyAttemptsException tooMany) {
			response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(tooMany.seconds()));
		}
		request.setAttribute(MESSAGE, sentence(failure));
		request.getRequestDispatcher(REFUSED).forward(request, response);
	}

	static HttpStatus status(AuthenticationException failure) {
		return (failure instanceof TooManyAttemptsException) ? HttpStatus.TOO_MANY_REQUESTS
				: (failure instanceof InternalAuthenticationServiceException) ? HttpStatus.SERVICE_UNAVAILABLE
						: HttpStatus.UNAUTHORIZED;
	}

	/** Why nobody was let in, as that person reads it. */
	static String sentence(AuthenticationException failure) {
		if (failure instanceof TooManyAttemptsException tooMany) {
			return "Trop d'essais infructueux. Patientez " + tooMany.inWords() + ", puis recommencez.";
		}
		if (failure instanceof DisabledException) {
			return "Ce compte est désactivé. Adressez-vous à l'administrateur de votre collectivité.";
		}
		if (failure instanceof InternalAuthenticationServiceException) {
			return "La connexion est momentanément impossible. Réessayez dans quelques instants.";
		}
		return "Identifiant ou mot de passe incorrect.";
	}

}
