package fr.ecluse.gate;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import fr.ecluse.form.Form;
import fr.ecluse.procedure.DescriptionRefused;
import fr.ecluse.procedure.Procedure;
import fr.ecluse.procedure.ProcedureReader;
import org.jspecify.annotations.Nullable;

/** Whether the YAML files of a package can be read, and the description used. */
final class DescriptionRules {

	private static final String OTHERS = "(samples|scenarios)/.*\\.ya?ml";

	private DescriptionRules() {
	}

	/** Samples and scenarios; what they say is looked at where they are used. */
	static void othersCanBeRead(PackageFiles files, ModellingReport report) {
		files.byPath().forEach((path, content) -> {
			if (path.matches(OTHERS)) {
				try {
					DescriptionFile.read(content);
				}
				catch (DescriptionFile.Unreadable ex) {
					report.add(unreadable(path, ex));
				}
			}
		});
	}

	/** The description; null, with a finding, when it cannot be used. */
	static @Nullable Described read(String key, PackageFiles files, List<FormFile> forms, ModellingReport report) {
		Optional<byte[]> bytes = files.find(PackageFiles.DESCRIPTION);
		if (bytes.isEmpty()) {
			report.add(Finding.of("description-absente", Level.REFUSED, PackageFiles.DESCRIPTION,
					"Il manque procedure.yaml, qui donne à la démarche son titre, ses rôles et son formulaire de dépôt. Joignez-le ; les démarches livrées en donnent l'exemple."));
			return null;
		}
		DescriptionFile file;
		try {
			file = DescriptionFile.read(bytes.get());
		}
		catch (DescriptionFile.Unreadable ex) {
			report.add(unreadable(PackageFiles.DESCRIPTION, ex));
			return null;
		}
		try {
			return new Described(ProcedureReader.read(key, bytes.get(), forms(forms)), file);
		}
		catch (DescriptionRefused ex) {
			String place = ex.path().isEmpty() ? "" : " (%s)".formatted(String.join(" › ", ex.path()));
			report.add(new Finding("description-refusee", Level.REFUSED, PackageFiles.DESCRIPTION, file.line(ex.path()),
					null, null, "La description ne convient pas%s : %s".formatted(place, ex.sentence())));
			return null;
		}
	}

	private static Finding unreadable(String path, DescriptionFile.Unreadable ex) {
		return new Finding("yaml-illisible", Level.REFUSED, path, ex.line(), null, null,
				String.valueOf(ex.getMessage()));
	}

	private static Function<String, Form> forms(List<FormFile> forms) {
		return (name) -> forms.stream()
			.filter((form) -> form.name().equals(name))
			.findFirst()
			.orElseThrow(() -> new DescriptionRefused(PackageFiles.DESCRIPTION, List.of("start-form"),
					"le formulaire « %s » n'est pas dans le paquet.".formatted(ModellingModel.shortened(name))))
			.formOrEmpty();
	}

	/** A description and the file that it stands in. */
	record Described(Procedure procedure, DescriptionFile file) {

		/** A finding at an entry. */
		Finding finding(String rule, Level level, List<String> path, String message) {
			return new Finding(rule, level, PackageFiles.DESCRIPTION, this.file.line(path), null, null, message);
		}

	}

}
