package fr.ecluse.tasklist;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import fr.ecluse.engine.Ahead;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;

/**
 * The one page of Tasklist. It is made once at start from the page that comes with the
 * engine, without inline scripts: the content security policy needs neither a nonce,
 * which the engine's own filter mixes up between parallel requests, nor a hash.
 */
@Controller
class TasklistPage implements SmartInitializingSingleton {

	static final String HOME = "/camunda/app/tasklist/default/";

	private static final Pattern INLINE_SCRIPT = Pattern
		.compile("<script type=\"text/javascript\" \\$CSP_NONCE>.*?</script>", Pattern.DOTALL);

	private static final String SETTINGS = "<script src=\"$APP_ROOT/app/tasklist/scripts/page.js?bust=$BUST\" charset=\"UTF-8\"></script>";

	private final Ahead<String> template;

	TasklistPage(EngineScripts scripts) {
		this.template = new Ahead<>("tasklist-page", () -> make(scripts));
	}

	/** Before the first call is served. */
	@Override
	public void afterSingletonsInstantiated() {
		this.template.get();
	}

	private static String make(EngineScripts scripts) throws IOException {
		String page = new ClassPathResource("META-INF/resources/webjars/camunda/app/tasklist/index.html")
			.getContentAsString(StandardCharsets.UTF_8);
		Matcher inline = INLINE_SCRIPT.matcher(page);
		page = inline.replaceFirst(Matcher.quoteReplacement(SETTINGS));
		page = page.replace("<html lang=\"en\">", "<html lang=\"fr\" ng-csp=\"no-unsafe-eval\">")
			.replace("<title>Camunda Tasklist</title>", "<title>Tâches · Écluse</title>")
			.replace("content=\"Camunda Tasklist\"", "content=\"Liste des tâches\"")
			.replace("content=\"Camunda services GmbH\"", "content=\"Écluse\"")
			.replace("app-name=\"tasklist\"/>",
					"app-name=\"tasklist\"\n        cam-exclude-plugins=\"tasklist.navbar.action:create-task,tasklist.navbar.action:shortcut-help\"/>")
			.replace("$APP_ROOT/favicon.ico", "$APP_ROOT/app/tasklist/styles/ecluse.svg?bust=$BUST")
			.replace(" $CSP_NONCE", "")
			.replaceAll("bust=[0-9.]+", "bust=\\$BUST")
			.replace("$BUST", scripts.version());
		if (page.contains("<script>") || page.contains("$CSP") || page.contains("Camunda ")) {
			throw new IllegalStateException("Tasklist's page is not the one this version knows how to prepare.");
		}
		return page;
	}

	@GetMapping(HOME)
	ResponseEntity<String> page(HttpServletRequest request, @RequestAttribute("_csrf") CsrfToken token) {
		// Reading the token sends it as the cookie that the page's scripts repeat.
		token.getToken();
		String root = request.getContextPath() + "/camunda";
		return ResponseEntity.ok()
			.contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
			.cacheControl(CacheControl.noStore())
			.body(this.template.get().replace("$APP_ROOT", root).replace("$BASE", request.getContextPath() + HOME));
	}

	@GetMapping({ "/camunda", "/camunda/", "/camunda/app", "/camunda/app/", "/camunda/app/tasklist",
			"/camunda/app/tasklist/", "/camunda/app/tasklist/index.html", "/camunda/app/tasklist/default",
			"/camunda/app/welcome/**" })
	String home() {
		return "redirect:" + HOME;
	}

}
