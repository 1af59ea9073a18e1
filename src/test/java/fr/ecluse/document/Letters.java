package fr.ecluse.document;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.imageio.ImageIO;

import fr.ecluse.calendar.Territory;
import fr.ecluse.member.Letterhead;
import fr.ecluse.member.Logo;
import fr.ecluse.member.Member;
import fr.ecluse.member.MemberKind;
import fr.ecluse.member.Siren;
import fr.ecluse.typesetting.Sha256;
import fr.ecluse.typesetting.Snapshot;

/** Members, data and snapshots for the tests of this package. */
final class Letters {

	static final String ACKNOWLEDGEMENT = "demande-citoyenne/accuse-reception";

	static final String DECISION = "demande-citoyenne/decision";

	static final String MISSING_PIECES = "demande-citoyenne/pieces-manquantes";

	static final LocalDate DAY = LocalDate.of(2026, 11, 23);

	static final Siren SARLAT = new Siren("212405203");

	static final String CODE = "K7QF-2M9D-XT4W-8RHC";

	static final String DOSSIER = "7b0c4c9e-0f5e-4d53-9d53-2f2f4c1d9a10";

	private Letters() {
	}

	static Member sarlat() {
		return new Member(SARLAT, "Sarlat-la-Canéda", MemberKind.COMMUNE, "24520", "24", 8900, null,
				Territory.METROPOLE,
				new Letterhead("Hôtel de ville\nPlace de la Liberté", "24200", "Sarlat-la-Canéda", "05 53 31 53 31",
						"mairie@sarlat.example", "www.sarlat.example", "Jean-Jacques de Peretti-Lacombe", "Le maire",
						"Du lundi au vendredi, de 9 h à 12 h et de 14 h à 17 h", "Secrétariat général", null));
	}

	static Member epci() {
		return new Member(new Siren("200027217"),
				"Communauté de communes Sarlat-Périgord noir et vallées de la Dordogne",
				MemberKind.COMMUNAUTE_DE_COMMUNES, null, "24", 16500, null, Territory.METROPOLE,
				new Letterhead("6 place Marc-Busson", "24260", "Le Bugue", "05 53 31 90 20", "contact@cc.example", null,
						"Anne Le Goff", "La présidente", "Lundi et jeudi de 9 h à 12 h\nMercredi sur rendez-vous",
						"Direction des services à la population et de la vie associative",
						"Pour la présidente empêchée, la première vice-présidente déléguée aux finances et aux moyens généraux"));
	}

	static Member bare() {
		return new Member(SARLAT, "Les Eyzies", MemberKind.COMMUNE, "24172", "24", null, null, Territory.METROPOLE,
				Letterhead.EMPTY);
	}

	/** A coat of arms. */
	static Logo logo() throws IOException {
		BufferedImage picture = new BufferedImage(220, 260, BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = picture.createGraphics();
		graphics.setColor(Color.WHITE);
		graphics.fillRect(0, 0, 220, 260);
		graphics.setColor(new Color(0x1F3A5F));
		graphics.fillRoundRect(10, 10, 200, 240, 60, 60);
		graphics.setColor(new Color(0xD9A441));
		graphics.fillOval(60, 70, 100, 100);
		graphics.dispose();
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		ImageIO.write(picture, "png", file);
		return new Logo(Sha256.hex(file.toByteArray()), "image/png", "Blason", 220, 260, file.toByteArray());
	}

	static Map<String, Object> data() {
		Map<String, Object> data = new LinkedHashMap<>();
		data.put("reference", "2026-0042");
		data.put("received", "2026-11-21T18:42:00+01:00");
		data.put("applicantTitle", "Madame");
		data.put("applicantName", "Éloïse Fargeot-Delmas");
		data.put("applicantAddress", "12 rue des Consuls\nBâtiment B");
		data.put("applicantPostalCode", "24200");
		data.put("applicantCity", "Sarlat-la-Canéda");
		data.put("applicantEmail", "eloise@example.org");
		data.put("subject", "Passage piéton devant l’école Ferdinand-Buisson");
		data.put("text",
				"Bonjour,\n\nLe passage piéton situé devant l’école est effacé depuis les travaux de l’été : "
						+ "les voitures ne s’arrêtent plus ! Pourriez-vous le faire repeindre avant les vacances ?\n"
						+ "Plusieurs parents se joignent à cette demande.\n\nMerci d’avance.");
		data.put("service", "Direction des services techniques – voirie");
		data.put("officer", "Karim Benali");
		data.put("silenceDate", "2027-01-21");
		data.put("court", "tribunal administratif de Bordeaux (9 rue Tastet, 33000 Bordeaux)");
		return data;
	}

	static Map<String, Object> data(Object... more) {
		Map<String, Object> data = data();
		for (int i = 0; i < more.length; i += 2) {
			data.put((String) more[i], more[i + 1]);
		}
		return data;
	}

	static Map<String, Object> refusal() {
		return data("decision", "defavorable", "legalGrounds",
				"Vu le code général des collectivités territoriales, notamment ses articles L. 2212-1 et L. 2213-1 ;\n"
						+ "Vu l’arrêté municipal n° 2025-118 du 3 mars 2025 relatif à la circulation.",
				"factualGrounds", "La voie concernée est une route départementale hors agglomération : la commune n’y "
						+ "exerce pas la police de la circulation.");
	}

	static Map<String, Object> approval() {
		return data("decision", "favorable", "reasons",
				"Le marquage sera refait au cours de la semaine du 7 décembre 2026, hors des heures d’école.");
	}

	static Map<String, Object> missing() {
		return data("missingPieces",
				List.of("un plan de situation", "la liste des parents qui se joignent à la demande"),
				"missingPiecesUntil", "2026-12-01");
	}

	static Snapshot snapshot(String template, Member member, Map<String, Object> data) {
		return Snapshots
			.of(new DocumentRequest(member.siren(), DOSSIER, "cle", template, "Courrier d’essai", data), member, null,
					DAY)
			.withVerification(CODE, "https://demarches.exemple.fr/verification/" + CODE);
	}

}
