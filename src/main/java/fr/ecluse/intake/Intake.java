package fr.ecluse.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

import fr.ecluse.catalogue.Editions;
import fr.ecluse.catalogue.Version;
import fr.ecluse.catalogue.VersionState;
import fr.ecluse.catalogue.Versions;
import fr.ecluse.gate.DescriptionDraft;
import fr.ecluse.gate.Finding;
import fr.ecluse.gate.Gate;
import fr.ecluse.gate.Level;
import fr.ecluse.gate.PackageFiles;
import fr.ecluse.gate.Verdict;
import fr.ecluse.member.Caller;
import fr.ecluse.member.Members;
import fr.ecluse.member.Siren;
import fr.ecluse.procedure.Procedure;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes uploads in, whatever way they come: each goes through the gate and is kept as a
 * draft, or as refused so that its findings can be shown on the diagram. Nothing that
 * comes in can run.
 */
@Component
public class Intake {

	private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

	private static final int LONGEST_KEY = 60;

	private final Gate gate;

	private final Versions versions;

	private final Members members;

	Intake(Gate gate, Versions versions, Members members) {
		this.gate = gate;
		this.versions = versions;
		this.members = members;
	}

	/** Takes an upload in; every one ends in a verdict. */
	@Transactional
	public Receipt receive(Upload upload, Caller by) {
		String key = (upload.procedure() != null) ? upload.procedure()
				: DescriptionDraft.processKey(upload.files()).orElse(null);
		List<Finding> findings = new ArrayList<>(upload.findings());
		Optional<Finding> wrongKey = checkKey(key);
		if (wrongKey.isPresent()) {
			findings.add(wrongKey.get());
			// Without a model there is nothing to add to that.
			if (!upload.files().endingWith(".bpmn").isEmpty()) {
				findings.addAll(this.gate.check(Objects.requireNonNullElse(key, ""), upload.files()).findings());
			}
			return new Receipt(null, new Verdict(findings), false);
		}
		String procedure = Objects.requireNonNull(key);
		this.versions.lock(procedure);
		Optional<Version> newest = this.versions.newest(procedure);
		PackageFiles files = whole(upload, procedure, newest, findings);
		if (newest.isPresent() && newest.get().sha256().equals(Versions.hash(files))) {
			return new Receipt(newest.get(), new Verdict(newest.get().findings()), true);
		}
		findings.addAll(this.gate.check(procedure, files).findings());
		Verdict verdict = new Verdict(findings);
		Version version = this.versions.add(new Versions.Arrival(procedure, title(procedure, files, newest), files,
				verdict.accepted() ? VersionState.DRAFT : VersionState.REFUSED, verdict.findings(), upload.origin(),
				by.id()));
		this.versions.write(version,
				new Versions.Fact(verdict.accepted() ? "received" : "refused",
						verdict.accepted() ? "Déposée, contrôle passé" : "Déposée, refusée au contrôle",
						summary(verdict), by.id()));
		return new Receipt(version, verdict, false);
	}

	private Optional<Finding> checkKey(@Nullable String key) {
		if (key == null) {
			return Optional.of(Finding.of("demarche-inconnue", Level.REFUSED, "",
					"On ne sait pas à quelle démarche vont ces fichiers : joignez le modèle .bpmn, dont le processus porte le nom de la démarche, ou nommez la démarche."));
		}
		if (!KEY.matcher(key).matches() || key.length() > LONGEST_KEY) {
			return Optional.of(Finding.of("nom-de-demarche", Level.REFUSED, "",
					"« %s » ne peut pas nommer une démarche. Donnez au processus un identifiant de %d caractères au plus : des minuscules et des chiffres, séparés par des tirets, par exemple pret-de-salle."
						.formatted((key.length() > LONGEST_KEY) ? key.substring(0, LONGEST_KEY) + "…" : key,
								LONGEST_KEY)));
		}
		if (Version.isOwned(key)) {
			Optional<Siren> owner = Version.owner(key);
			if (owner.isEmpty() || this.members.find(owner.get()).isEmpty()) {
				return Optional.of(Finding.of("proprietaire-inconnu", Level.REFUSED, "",
						"Le nom « %s » réserve la démarche à une collectivité dont le SIREN n'est pas dans l'annuaire. Corrigez le SIREN, ou nommez la démarche autrement."
							.formatted(key)));
			}
		}
		return Optional.empty();
	}

	/** With the files of the newest version that the upload leaves out. */
	private PackageFiles whole(Upload upload, String procedure, Optional<Version> newest, List<Finding> findings) {
		Map<String, byte[]> files = new TreeMap<>();
		if (!upload.complete()) {
			newest.ifPresent((version) -> files.putAll(this.versions.files(version.id()).byPath()));
		}
		files.putAll(upload.files().byPath());
		PackageFiles whole = new PackageFiles(files);
		if (files.containsKey(PackageFiles.DESCRIPTION)) {
			return whole;
		}
		Optional<byte[]> draft = DescriptionDraft.of(procedure, whole);
		draft.ifPresent((content) -> {
			files.put(PackageFiles.DESCRIPTION, content);
			findings.add(Finding.of("description-proposee", Level.ADVICE, PackageFiles.DESCRIPTION,
					"Il manquait procedure.yaml : Écluse l'a écrit d'après le modèle. Relisez-le, complétez les rôles et le registre, puis déposez-le avec le modèle."));
		});
		return new PackageFiles(files);
	}

	private static String title(String procedure, PackageFiles files, Optional<Version> newest) {
		try {
			Procedure read = Editions.procedure(procedure, files);
			return shortened(read.title());
		}
		catch (RuntimeException ex) {
			return newest.map(Version::title).orElse(procedure);
		}
	}

	private static String shortened(String title) {
		return (title.length() <= 200) ? title : title.substring(0, 199) + "…";
	}

	private static String summary(Verdict verdict) {
		return "%d refus, %s, %s".formatted(verdict.count(Level.REFUSED),
				count(verdict.count(Level.WARNING), "avertissement"), count(verdict.count(Level.ADVICE), "conseil"));
	}

	private static String count(long number, String noun) {
		return "%d %s%s".formatted(number, noun, (number > 1) ? "s" : "");
	}

}
