package fr.ecluse.tasklist;

import java.time.Duration;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/**
 * A browser keeps a script or a style for a year when its address carries the version
 * that this node hands out. Another version, as while nodes are being renewed one by one,
 * is asked for again each time.
 */
final class KeptFiles implements HandlerInterceptor {

	private static final CacheControl A_YEAR = CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable();

	private final EngineScripts scripts;

	KeptFiles(EngineScripts scripts) {
		this.scripts = scripts;
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		if (handler instanceof ResourceHttpRequestHandler) {
			boolean current = ("bust=" + this.scripts.version()).equals(request.getQueryString());
			response.setHeader(HttpHeaders.CACHE_CONTROL, (current ? A_YEAR : CacheControl.noCache()).getHeaderValue());
		}
		return true;
	}

}
