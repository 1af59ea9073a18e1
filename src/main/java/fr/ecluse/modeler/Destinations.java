package fr.ecluse.modeler;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import fr.ecluse.catalogue.Version;
import fr.ecluse.catalogue.Versions;
import fr.ecluse.gate.DescriptionDraft;
import fr.ecluse.gate.PackageFiles;
import fr.ecluse.gate.PackageReader.Part;
import fr.ecluse.member.Members;
import fr.ecluse.member.Siren;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Finds out which procedure a deployment is about, and where its files stand there: the
 * Modeler sends single files, of any kind and without their folder.
 */
@Component
class Destinations {

	private final Versions versions;

	private final Members members;

	Destinations(Versions versions, Members members) {
		this.versions = versions;
		this.members = members;
	}

	/**
	 * In this order: the procedure that the deployment's name names, the one that the
	 * model's process names, the only one that has such a file. None for a new procedure.
	 * @param tenant SIREN of the only member that the procedure is for; may be empty
	 */
	Destination of(String name, String tenant, List<Part> parts) {
		Optional<Siren> member = tenant.isEmpty() ? Optional.empty() : Optional.of(member(tenant));
		String key = key(name, parts);
		if (member.isPresent() && key != null && !Version.owner(key).equals(member)) {
			throw Refusal.otherOwner(member.get(), key);
		}
		return new Destination(key, (key != null) ? placed(key, parts) : parts);
	}

	private Siren member(String tenant) {
		try {
			Siren siren = Siren.of(tenant);
			this.members.find(siren).orElseThrow(() -> Refusal.unknownMember(tenant));
			return siren;
		}
		catch (IllegalArgumentException ex) {
			throw Refusal.unknownMember(tenant);
		}
	}

	private @Nullable String key(String name, List<Part> parts) {
		List<String> known = this.versions.procedures();
		if (known.contains(name)) {
			return name;
		}
		Optional<String> process = DescriptionDraft.processKey(new PackageFiles(
				parts.stream().collect(Collectors.toMap(Part::name, Part::content, (first, second) -> first))));
		if (process.isPresent() && known.contains(process.get())) {
			return process.get();
		}
		String file = parts.get(0).name();
		List<String> having = known.stream().filter((key) -> !paths(key, file).isEmpty()).toList();
		if (having.size() > 1) {
			throw Refusal.severalProcedures(file, having);
		}
		return having.isEmpty() ? process.orElse(null) : having.get(0);
	}

	private List<Part> placed(String key, List<Part> parts) {
		List<Part> placed = new ArrayList<>();
		for (Part part : parts) {
			List<String> paths = paths(key, part.name());
			placed.add((paths.size() == 1) ? new Part(paths.get(0), part.content()) : part);
		}
		return placed;
	}

	/** Where a file of this name stands in the newest version. */
	private List<String> paths(String key, String name) {
		return this.versions.newest(key)
			.stream()
			.flatMap((version) -> this.versions.paths(version.id()).stream())
			.filter((path) -> path.equals(name) || path.endsWith("/" + name))
			.toList();
	}

	/**
	 * Where a deployment goes.
	 *
	 * @param procedure its key, null when nothing tells
	 * @param parts the files, named by their path in the procedure
	 */
	record Destination(@Nullable String procedure, List<Part> parts) {
	}

}
