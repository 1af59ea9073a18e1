package fr.ecluse.modeler;

import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import fr.ecluse.catalogue.Version;
import fr.ecluse.gate.PackageReader.Part;
import fr.ecluse.intake.Receipt;
import org.jspecify.annotations.Nullable;

/**
 * A deployment as the engine's REST interface answers it. The Modeler shows the id of the
 * first definition, and links to the deployment by its id, which here is the version's.
 *
 * @param message French, what became of it
 */
record Deployment(List<Link> links, String id, String name, @Nullable String source, Instant deploymentTime,
		@Nullable String tenantId, String message, Map<String, Definition> deployedProcessDefinitions,
		@Nullable Object deployedCaseDefinitions, @Nullable Object deployedDecisionDefinitions,
		@Nullable Object deployedDecisionRequirementsDefinitions) {

	static Deployment of(Receipt receipt, Version version, String name, @Nullable String source, List<Part> parts) {
		String tenant = version.owner().map(Object::toString).orElse(null);
		String definition = "%s:%d:%s".formatted(version.procedure(), version.number(), word(version.state().label()));
		String address = Addresses.version(version);
		String message = (receipt.known()
				? "Rien n'a changé : ces fichiers sont déjà la version %d de « %s » (%s). Voyez-la sur %s"
				: "Reçue comme version %d de « %s » (%s). Relisez les constats et soumettez-la à relecture sur %s")
			.formatted(version.number(), version.title(), version.state().label().toLowerCase(Locale.FRENCH), address);
		return new Deployment(List.of(new Link("GET", address, "self")), version.id(), name, source, version.created(),
				tenant, message, Map.of(definition, new Definition(definition, version.procedure(), version.title(),
						version.number(), parts.get(0).name(), version.id(), tenant)),
				null, null, null);
	}

	/** Stands in an address, too, when the Modeler tries to start what it deployed. */
	private static String word(String label) {
		return Normalizer.normalize(label, Normalizer.Form.NFD)
			.replaceAll("\\p{M}", "")
			.toLowerCase(Locale.ROOT)
			.replaceAll("[^a-z]+", "-");
	}

	/** Where more can be read. */
	record Link(String method, String href, String rel) {
	}

	/** What the Modeler shows, and keeps beside its file. */
	record Definition(String id, String key, String name, int version, String resource, String deploymentId,
			@Nullable String tenantId) {
	}

}
