package fr.ecluse.web;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.web.authentication.www.BasicAuthenticationConverter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;

/**
 * Lets people in by the user name and password that Camunda Modeler sends with each
 * request, through the same sign-in as everywhere. No session is opened.
 */
class ModelerSignIn extends BasicAuthenticationFilter {

	static final String ADDRESSES = "/engine-rest/";

	private static final String SCHEME = "Basic ";

	ModelerSignIn(AuthenticationManager signIn, AccessProblems problems) {
		super(signIn, problems::invalidPassword);
		setAuthenticationConverter(new Credentials());
	}

	/** Browsers send this header by themselves to nobody who never asked for it. */
	static boolean isPresented(HttpServletRequest request) {
		String header = request.getHeader(HttpHeaders.AUTHORIZATION);
		return request.getRequestURI().startsWith(ADDRESSES) && header != null
				&& header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return !isPresented(request);
	}

	/**
	 * Camunda Modeler writes its credentials in ISO-8859-1, other programs in UTF-8; what
	 * one of them writes beyond ASCII is practically never valid in the other.
	 */
	private static final class Credentials extends BasicAuthenticationConverter {

		@Override
		protected Charset getCredentialsCharset(HttpServletRequest request) {
			String header = request.getHeader(HttpHeaders.AUTHORIZATION).strip();
			try {
				StandardCharsets.UTF_8.newDecoder()
					.decode(ByteBuffer.wrap(Base64.getDecoder().decode(header.substring(SCHEME.length()).strip())));
				return StandardCharsets.UTF_8;
			}
			catch (CharacterCodingException | IllegalArgumentException ex) {
				return StandardCharsets.ISO_8859_1;
			}
		}

	}

}
