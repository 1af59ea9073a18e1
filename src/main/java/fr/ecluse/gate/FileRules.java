package fr.ecluse.gate;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which files a package may hold, how large they are, and how they are written. */
final class FileRules {

	/** Most files of a package. */
	static final int MOST_FILES = 300;

	/** The largest file. */
	static final int LARGEST_FILE = 1 << 20;

	/** The largest package, unpacked. */
	static final int LARGEST_PACKAGE = 10 << 20;

	private static final Pattern FILE = Pattern
		.compile("procedure\\.yaml|[\\p{L}\\p{N}_][\\p{L}\\p{N} _.'-]{0,99}\\.(bpmn|dmn|form)");

	private static final Pattern IN_FOLDER = Pattern.compile(
			"templates/[a-z][a-z0-9-]{0,99}\\.xsl|mails/[a-z][a-z0-9-]{0,99}\\.txt|(samples|scenarios)/[\\p{L}\\p{N}_][\\p{L}\\p{N} _.'-]{0,99}\\.yaml");

	private static final Pattern DECLARATION = Pattern
		.compile("^<\\?xml\\s+version\\s*=\\s*[\"']([^\"']*)[\"'](?:\\s+encoding\\s*=\\s*[\"']([^\"']*)[\"'])?");

	private FileRules() {
	}

	/**
	 * Looks at the files as such.
	 * @return whether it is worth reading them
	 */
	static boolean check(PackageFiles files, SafetyReport report) {
		if (files.byPath().isEmpty()) {
			report.add(Finding.of("depot-vide", Level.REFUSED, "",
					"Ce dépôt ne contient aucun fichier de démarche. Déposez au moins un modèle (.bpmn) et son fichier procedure.yaml."));
		}
		long total = files.byPath().values().stream().mapToLong((content) -> content.length).sum();
		if (files.byPath().size() > MOST_FILES || total > LARGEST_PACKAGE) {
			report.add(Finding.of("depot-trop-grand", Level.REFUSED, "",
					"Ce dépôt compte %d fichiers et %d ko : %d fichiers et %d Mo au plus. Découpez la démarche, ou retirez ce qui ne sert pas."
						.formatted(files.byPath().size(), total / 1000, MOST_FILES, LARGEST_PACKAGE >> 20)));
			return false;
		}
		for (Map.Entry<String, byte[]> file : files.byPath().entrySet()) {
			check(file.getKey(), file.getValue(), report.in(file.getKey()));
		}
		return true;
	}

	private static void check(String path, byte[] content, SafetyReport.InFile report) {
		if (!isPlace(path)) {
			report.refuse("fichier-inconnu", unknown(path));
		}
		else if (content.length == 0) {
			report.refuse("fichier-vide", "Ce fichier est vide. Enregistrez-le à nouveau, ou retirez-le du dépôt.");
		}
		else if (content.length > LARGEST_FILE) {
			report.refuse("fichier-trop-grand",
					"Ce fichier fait %d ko : un fichier fait 1 Mo au plus. Découpez le modèle, ou retirez les images qu'il contient."
						.formatted(content.length / 1000));
		}
		else {
			checkEncoding(path, content, report);
		}
	}

	/** Whether a file of that path has a place in a package. */
	static boolean isPlace(String path) {
		return (FILE.matcher(path).matches() || IN_FOLDER.matcher(path).matches()) && !path.contains("..");
	}

	private static String unknown(String path) {
		String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(java.util.Locale.ROOT);
		if (name.endsWith(".xsl")) {
			return "Le nom d'un gabarit s'écrit en minuscules, chiffres et tirets, par exemple « templates/accuse-reception.xsl ». Renommez ce fichier.";
		}
		if (name.endsWith(".txt")) {
			return "Un courriel se place dans « mails/ », sous un nom en minuscules, chiffres et tirets, par exemple « mails/accuse-reception.txt ». Déplacez ou renommez ce fichier.";
		}
		if (name.endsWith(".yml")) {
			return "Renommez ce fichier en « .yaml ».";
		}
		if (name.endsWith(".yaml")) {
			return "Rangez ce fichier dans « scenarios/ » s'il raconte un essai, dans « samples/ » s'il donne les données d'un document. La description de la démarche s'appelle « procedure.yaml ».";
		}
		if (name.endsWith(".bpmn") || name.endsWith(".dmn") || name.endsWith(".form")) {
			return "Un modèle, une décision ou un formulaire se place à la racine du dépôt, sous un nom d'au plus 100 lettres, chiffres, espaces, points et tirets. Déplacez ou renommez ce fichier.";
		}
		return "Un dépôt contient des modèles (.bpmn), des décisions (.dmn), des formulaires (.form), des gabarits (templates/*.xsl), des courriels (mails/*.txt), des données d'exemple (samples/*.yaml), des scénarios (scenarios/*.yaml) et procedure.yaml. Retirez ce fichier.";
	}

	private static void checkEncoding(String path, byte[] content, SafetyReport.InFile report) {
		String text;
		try {
			text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
		}
		catch (CharacterCodingException ex) {
			report.refuse("encodage-interdit",
					"Ce fichier n'est pas écrit en UTF-8%s. Enregistrez-le en UTF-8 : dans un éditeur de texte, « Enregistrer sous », codage « UTF-8 » ; Camunda Modeler le fait de lui-même."
						.formatted(looksWide(content) ? " mais en UTF-16" : ""));
			return;
		}
		if (text.indexOf('\0') >= 0) {
			report.refuse("encodage-interdit",
					"Ce fichier contient des caractères nuls : il n'est pas écrit en UTF-8, ou il est abîmé. Enregistrez-le en UTF-8.");
		}
		else if (!path.endsWith(".form") && !path.endsWith(".yaml") && !path.endsWith(".txt")) {
			checkDeclaration(text, report);
		}
	}

	private static boolean looksWide(byte[] content) {
		int first = content[0] & 0xFF;
		int second = (content.length > 1) ? content[1] & 0xFF : -1;
		return (first == 0xFF && second == 0xFE) || (first == 0xFE && second == 0xFF);
	}

	private static void checkDeclaration(String text, SafetyReport.InFile report) {
		String start = text.substring((!text.isEmpty() && text.charAt(0) == '\uFEFF') ? 1 : 0,
				Math.min(text.length(), 500));
		Matcher declaration = DECLARATION.matcher(start);
		if (!declaration.find()) {
			return;
		}
		if (!declaration.group(1).equals("1.0")) {
			report.refuse("encodage-interdit",
					"Ce fichier est en XML %s : écrivez version=\"1.0\" sur sa première ligne."
						.formatted(SafetyReport.quoted(declaration.group(1))));
		}
		String encoding = declaration.group(2);
		if (encoding != null && !encoding.equalsIgnoreCase("UTF-8")) {
			report.refuse("encodage-interdit",
					"Ce fichier se dit écrit en %s : enregistrez-le en UTF-8, et écrivez encoding=\"UTF-8\" sur sa première ligne."
						.formatted(SafetyReport.quoted(encoding)));
		}
	}

}
