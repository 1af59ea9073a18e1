package fr.ecluse.web;

import java.io.IOException;
import java.util.regex.Pattern;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/**
 * Gives the JSON answers of the API a tag, and a caller who has the answer already 304
 * without a body. Files have tags of their own and are not held in memory for it.
 */
@Component
class UnchangedAnswers extends ShallowEtagHeaderFilter {

	private static final Pattern FILES = Pattern
		.compile(".*/(documents|files|content|proof|logo|archive|attachments)(/[^/]+)?");

	private static final Pattern LISTS = Pattern.compile(".*/dossiers/[^/]+/(documents|attachments)");

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		String path = request.getRequestURI();
		return !HttpMethod.GET.matches(request.getMethod()) || !path.startsWith("/api/")
				|| FILES.matcher(path).matches() && !LISTS.matcher(path).matches();
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
		super.doFilterInternal(request, response, chain);
	}

}
