package fr.ecluse.modeler;

import java.net.URI;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import fr.ecluse.catalogue.Versions;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Makes the link that the Modeler shows after a deployment lead to the console. The
 * Modeler asks where the engine's web application stands, and adds its own path and
 * query.
 */
@RestController
class WebAppController {

	private static final String CONSOLE = "/console/modeler";

	private static final Pattern DEPLOYMENT = Pattern.compile("\"value\" *: *\"([0-9a-f-]{36})\"");

	private final Versions versions;

	WebAppController(Versions versions) {
		this.versions = versions;
	}

	@GetMapping("/.well-known/camunda-automation-platform/webapps")
	ResponseEntity<Map<String, String>> where() {
		return ResponseEntity.ok()
			.cacheControl(CacheControl.noStore())
			.body(Map.of("cockpitUrl", Addresses.base() + CONSOLE));
	}

	/**
	 * On to the version that the Modeler means.
	 * @param deploymentsQuery the search that it asks for, as JSON
	 */
	@GetMapping(CONSOLE + "/repository")
	ResponseEntity<Void> show(@RequestParam(defaultValue = "") String deploymentsQuery) {
		Matcher matcher = DEPLOYMENT.matcher(deploymentsQuery);
		String id = matcher.find() ? matcher.group(1) : "";
		return ResponseEntity.status(HttpStatus.FOUND)
			.location(URI.create(Addresses.path(this.versions.get(id))))
			.build();
	}

}
