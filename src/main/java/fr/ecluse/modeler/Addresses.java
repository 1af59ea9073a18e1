package fr.ecluse.modeler;

import fr.ecluse.catalogue.Version;

import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Where the designer looks on, under the name by which the Modeler reached us. */
final class Addresses {

	private Addresses() {
	}

	static String base() {
		return ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString();
	}

	static String version(Version version) {
		return base() + path(version);
	}

	static String path(Version version) {
		return "/console/versions/" + version.id();
	}

}
