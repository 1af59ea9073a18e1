package fr.ecluse.notification;

import fr.ecluse.calendar.Territory;
import fr.ecluse.member.Letterhead;
import fr.ecluse.member.Logo;
import fr.ecluse.member.Member;
import fr.ecluse.member.MemberKind;
import fr.ecluse.member.Siren;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MailLayoutTests {

	private static final Member CROZON = new Member(new Siren("212900427"), "Commune de <Crozon>", MemberKind.COMMUNE,
			"29042", "29", 7410, null, Territory.METROPOLE, new Letterhead("Place Léon Blum\nBP 12", "29160", "Crozon",
					"02 98 27 10 28", "mairie@crozon.example", null, null, null));

	@Test
	void showsWhatAnswersHoldAndRunsNoneOfIt() {
		String html = MailLayout.html(CROZON, null, "Votre demande \"{text}\"",
				"Bonjour <script>alert(1)</script>,\n\nvotre 'banc' & $1\nest là : https://ecluse.example/suivi/A?x=1&y=2.\n\n\nMerci {member}");
		assertThat(html).doesNotContain("<script>", "alert(1)</script>")
			.contains("Bonjour &lt;script&gt;alert(1)&lt;/script&gt;,</p>")
			.contains(
					"votre &#39;banc&#39; &amp; $1<br>\nest là : <a href=\"https://ecluse.example/suivi/A?x=1&amp;y=2\"")
			.contains("y=2</a>.</p>")
			.contains("<p style=\"margin:0 0 16px\">Merci {member}</p>")
			.contains("<title>Votre demande &quot;{text}&quot;</title>")
			.contains("<strong>Commune de &lt;Crozon&gt;</strong>")
			.contains("Place Léon Blum<br>\nBP 12<br>\n29160 Crozon<br>\n02 98 27 10 28<br>\nmairie@crozon.example");
	}

	@Test
	void needsNothingFromOutsideAndSaysItsLanguage() {
		String html = MailLayout.html(CROZON,
				new Logo("a".repeat(64), "image/png", "Blason \"bleu\"", 300, 150, new byte[1]), "Accusé", "Bonjour");
		assertThat(html).startsWith("<!DOCTYPE html>\n<html lang=\"fr\">")
			.contains("<img src=\"cid:logo\" alt=\"Blason &quot;bleu&quot;\" width=\"144\" height=\"72\"")
			.doesNotContain("http");
		assertThat(MailLayout.html(null, null, "Clé", "Bonjour")).contains("<strong>Écluse</strong>");
	}

}
