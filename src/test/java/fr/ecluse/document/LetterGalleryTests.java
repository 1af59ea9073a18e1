package fr.ecluse.document;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import fr.ecluse.member.Member;
import org.junit.jupiter.api.Test;

import org.springframework.util.unit.DataSize;

class LetterGalleryTests {

	@Test
	void gallery() throws Exception {
		Path folder = Files.createDirectories(Path.of("target/letters"));
		try (Renderer renderer = new Renderer(new TemplateLibrary(TemplateSources.classPath()),
				new DocumentSettings(2, Duration.ofSeconds(60), DataSize.ofMegabytes(10), DataSize.ofMegabytes(1)))) {
			write(folder, renderer, "accuse-commune", Letters.ACKNOWLEDGEMENT, Letters.sarlat(), Letters.data());
			write(folder, renderer, "accuse-epci", Letters.ACKNOWLEDGEMENT, Letters.epci(), Letters.data("silence",
					"acceptation", "applicantOrganisation", "Association des parents d’élèves"));
			write(folder, renderer, "accuse-nu", Letters.ACKNOWLEDGEMENT, Letters.bare(), Letters.data());
			write(folder, renderer, "refus", Letters.DECISION, Letters.sarlat(), Letters.refusal());
			write(folder, renderer, "accord", Letters.DECISION, Letters.epci(), Letters.approval());
			write(folder, renderer, "pieces", Letters.MISSING_PIECES, Letters.sarlat(), Letters.missing());
			String word = "abcdefghijklmnopqrstuvwxyz".repeat(8);
			write(folder, renderer, "hostile", Letters.ACKNOWLEDGEMENT, Letters.sarlat(), Letters
				.data("subject", "Très long objet : ".repeat(14) + word, "text", "Mot : " + word
						+ "\nhttps://exemple.example/" + "chemin/vers/une/page?x=1&".repeat(8)
						+ "\n\nمرحبا بالعالم، هذه رسالة طويلة\nשלום עולם (2026)\nRu : Привет, мир. Grec : Καλημέρα.\n"
						+ "Emoji : 👍🏽 😀 👨‍👩‍👧 ❤️ ☎ ✓ bravo👍bravo\n\nمرحبا 👍 بك 😀😁 ok 😁\n\n日本語のテキスト 한국어 தமிழ் \u0007\u0000 \uD800 e\u0301 a\u0323\u0301 \u202Erevers\n"
						+ "Guillemets « ici » et 12 000 € ; 50 % ? oui !\n\n\n\n\nfin"));
			write(folder, renderer, "long", Letters.ACKNOWLEDGEMENT, Letters.sarlat(), Letters.data("text",
					"Un paragraphe assez long pour remplir plusieurs lignes, avec de la ponctuation : oui ; non ? si !\n\n"
						.repeat(100)));
		}
	}

	private static void write(Path folder, Renderer renderer, String name, String template, Member member,
			Map<String, Object> data) throws Exception {
		long start = System.nanoTime();
		byte[] pdf = renderer.render(template, Letters.snapshot(template, member, data)).pdf();
		System.out.println(name + " " + pdf.length + " " + (System.nanoTime() - start) / 1_000_000 + " ms");
		Files.write(folder.resolve(name + ".pdf"), pdf);
	}

}
