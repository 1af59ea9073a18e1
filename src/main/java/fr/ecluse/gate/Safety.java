package fr.ecluse.gate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import fr.ecluse.engine.Blocks;
import fr.ecluse.engine.DeploymentGate;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The part of the gate that nothing passes, at upload and again when files enter the
 * engine: what they are, how they are written, and what their models and decisions may
 * hold.
 */
@Component
class Safety implements DeploymentGate {

	private final BpmnAllowList models;

	@Autowired
	Safety(Blocks blocks) {
		this(blocks.names());
	}

	Safety(Set<String> blocks) {
		this.models = new BpmnAllowList(blocks);
	}

	@Override
	public List<String> refusals(String procedure, Map<String, byte[]> files) {
		return Gate
			.within(TimeBudget.of(TimeBudget.MOST.multipliedBy(4)),
					(report) -> check(procedure, new PackageFiles(files), report))
			.stream()
			.filter((finding) -> finding.level() == Level.REFUSED)
			.map((finding) -> "%s, ligne %d : %s".formatted(finding.file(), finding.line(), finding.message()))
			.toList();
	}

	/** Checks the files of a procedure. */
	void check(String key, PackageFiles files, SafetyReport report) {
		if (!FileRules.check(files, report)) {
			return;
		}
		Set<String> sound = sound(files, report);
		Map<String, XmlNode> models = read(files.endingWith(".bpmn"), sound, report);
		Map<String, XmlNode> decisions = read(files.endingWith(".dmn"), sound, report);
		models.forEach((file, root) -> this.models.check(key, root, report.in(file)));
		decisions.forEach((file, root) -> DmnAllowList.check(root, report.in(file)));
		read(files.endingWith(".xsl"), sound, report)
			.forEach((file, root) -> StylesheetAllowList.check(root, report.in(file)));
		files.endingWith(".txt").forEach((file, content) -> {
			if (sound.contains(file)) {
				MailRules.check(content, report.in(file));
			}
		});
		checkOnce(models, decisions, report);
	}

	/** Files that are worth being read: nothing is wrong with them as such. */
	private static Set<String> sound(PackageFiles files, SafetyReport report) {
		List<String> paths = new ArrayList<>(files.byPath().keySet());
		report.findings().forEach((finding) -> paths.remove(finding.file()));
		return Set.copyOf(paths);
	}

	private static Map<String, XmlNode> read(Map<String, byte[]> files, Set<String> sound, SafetyReport report) {
		Map<String, XmlNode> roots = new TreeMap<>();
		files.forEach((path, content) -> {
			report.time().check();
			try {
				if (sound.contains(path)) {
					roots.put(path, XmlReader.read(content));
				}
			}
			catch (XmlReader.Unreadable ex) {
				report.add(new Finding("xml-illisible", Level.REFUSED, path, ex.line(), null, null,
						String.valueOf(ex.getMessage())));
			}
		});
		return roots;
	}

	/**
	 * A key that stands twice would mean one thing at review and another when it runs.
	 */
	private static void checkOnce(Map<String, XmlNode> models, Map<String, XmlNode> decisions, SafetyReport report) {
		Map<String, String> processes = new HashMap<>();
		models.forEach((file, root) -> root.children(XmlNode.BPMN, "process").forEach((process) -> {
			String other = processes.putIfAbsent(String.valueOf(process.find("id")), file);
			if (other != null) {
				report.in(file)
					.refuse("processus-double", process,
							"Le processus %s se trouve aussi dans « %s ». Gardez-en un seul."
								.formatted(SafetyReport.quoted(String.valueOf(process.find("id"))), other));
			}
		}));
		Map<String, String> keys = new HashMap<>();
		decisions.forEach((file, root) -> DmnAllowList.keys(root).forEach((key, decision) -> {
			String other = keys.putIfAbsent(key, file);
			if (other != null) {
				report.in(file)
					.refuse("decision-double", decision,
							"La décision « %s » se trouve aussi dans « %s ». Donnez à l'une un autre identifiant."
								.formatted(key, other));
			}
		}));
	}

}
