package fr.ecluse.web;

import java.io.IOException;

import fr.ecluse.identity.SignInRefusedException;
import fr.ecluse.identity.UnreachableIssuerException;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

/** After the sign-in form: on to the page that was asked for, or back with a reason. */
class SignInOutcome implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

	private static final Logger logger = LoggerFactory.getLogger(SignInOutcome.class);

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
		if (failure instanceof OAuth2AuthenticationException || failure instanceof AuthenticationServiceException) {
			logger.info("Sign-in by the identity provider failed: {}", Shown.of(String.valueOf(failure.getMessage())));
			logger.debug("The failure", failure);
		}
		response.setStatus(status(failure).value());
		if (failure instanceof TooManyAttemptsException tooMany) {
			response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(tooMany.seconds()));
		}
		request.setAttribute(MESSAGE, sentence(failure));
		request.getRequestDispatcher(REFUSED).forward(request, response);
	}

	static HttpStatus status(AuthenticationException failure) {
		return (failure instanceof TooManyAttemptsException) ? HttpStatus.TOO_MANY_REQUESTS
				: isRefusal(failure) ? HttpStatus.FORBIDDEN : (cause(failure) instanceof AuthenticationServiceException)
						? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.UNAUTHORIZED;
	}

	private static boolean isRefusal(AuthenticationException failure) {
		return failure instanceof SignInRefusedException || failure instanceof PasswordsClosedException;
	}

	/** What a library wrapped, once. */
	private static Throwable cause(AuthenticationException failure) {
		return (failure.getCause() instanceof AuthenticationException cause) ? cause : failure;
	}

	/** Why nobody was let in, as that person reads it. */
	static String sentence(AuthenticationException failure) {
		if (failure instanceof TooManyAttemptsException tooMany) {
			return "Trop d'essais infructueux. Patientez " + tooMany.inWords() + ", puis recommencez.";
		}
		if (failure instanceof DisabledException) {
			return "Ce compte est désactivé. Adressez-vous à l'administrateur de votre collectivité.";
		}
		if (failure instanceof SignInRefusedException refused) {
			return refused.sentence();
		}
		if (failure instanceof PasswordsClosedException) {
			return "La connexion par mot de passe est réservée aux administrateurs de l'OPSN. Utilisez le bouton "
					+ "de connexion de votre fournisseur d'identité.";
		}
		if (cause(failure) instanceof UnreachableIssuerException) {
			return "Votre fournisseur d'identité ne répond pas. Réessayez dans quelques instants, ou connectez-vous par "
					+ "mot de passe si vous en avez un.";
		}
		if (failure instanceof OAuth2AuthenticationException) {
			return "La connexion par votre fournisseur d'identité n'a pas abouti. Recommencez depuis cette page ; si cela "
					+ "persiste, adressez-vous à votre OPSN.";
		}
		if (failure instanceof AuthenticationServiceException) {
			return "La connexion est momentanément impossible. Réessayez dans quelques instants.";
		}
		return "Identifiant ou mot de passe incorrect.";
	}

}
