package fr.ecluse.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Looks at the files of a procedure and says what is wrong with them, and how to mend it.
 */
@Component
public class Gate {

	private static final Logger LOGGER = LoggerFactory.getLogger(Gate.class);

	private static final Set<String> UNREADABLE = Set.of("fichier-vide", "fichier-trop-grand", "encodage-interdit",
			"xml-illisible");

	private final Safety safety;

	private final Modelling modelling;

	Gate(Safety safety, Modelling modelling) {
		this.safety = safety;
		this.modelling = modelling;
	}

	/**
	 * Checks a package. Every input ends in a verdict: nothing is thrown, whatever the
	 * bytes.
	 * @param key of the procedure that the package claims to be
	 */
	public Verdict check(String key, PackageFiles files) {
		List<Finding> findings = new ArrayList<>(
				within(TimeBudget.start(), (report) -> this.safety.check(key, files, report)));
		// What cannot be read would look as if it were missing.
		if (findings.stream().noneMatch((it) -> it.file().isEmpty() || UNREADABLE.contains(it.rule()))) {
			PackageFiles known = known(files);
			findings.addAll(within(TimeBudget.start(),
					(report) -> this.modelling.check(key, known, new ModellingReport(report))));
		}
		return new Verdict(findings);
	}

	private static PackageFiles known(PackageFiles files) {
		Map<String, byte[]> known = new TreeMap<>(files.byPath());
		known.keySet().removeIf((path) -> !FileRules.isPlace(path));
		return new PackageFiles(known);
	}

	/** Runs a check to its end, to that of its time, or to its failure. */
	static List<Finding> within(TimeBudget time, Consumer<SafetyReport> check) {
		SafetyReport report = new SafetyReport(time);
		try {
			check.accept(report);
			return report.findings();
		}
		catch (TimeBudget.Spent ex) {
			return with(report, "controle-trop-long",
					"Le contrôle de ce dépôt prend trop de temps et s'arrête là. Découpez les modèles et les décisions, et simplifiez leurs expressions.");
		}
		catch (RuntimeException | StackOverflowError ex) {
			LOGGER.error("Contrôle d'un dépôt", ex);
			return with(report, "controle-impossible",
					"Le contrôle de ce dépôt a échoué : l'exploitant en trouve la cause dans le journal du serveur. Enregistrez à nouveau les fichiers dans Camunda Modeler et recommencez.");
		}
	}

	private static List<Finding> with(SafetyReport report, String rule, String message) {
		List<Finding> findings = new ArrayList<>(report.findings());
		findings.add(Finding.of(rule, Level.REFUSED, "", message));
		return findings;
	}

}
