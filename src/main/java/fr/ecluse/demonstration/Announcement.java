package fr.ecluse.demonstration;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The block that ends the console output: where to go, as whom, what to try. */
record Announcement(String address, DemonstrationFolder folder, Cast cast, boolean adminHasOurPassword,
		Map<String, String> keys) {

	private static final String RULE = "─".repeat(78);

	String text() {
		String password = this.folder.read(DemonstrationFolder.PASSWORD).orElse("");
		return """

				%1$s
				 Écluse est prête, avec des adhérents de démonstration.

				   Accueil            %2$s/
				   Liste des tâches   %2$s/camunda/app/tasklist/
				   Console            %2$s/console/
				   API                %2$s/api/v1/

				 Comptes, mot de passe : %3$s
				%4$s
				   Les autres comptes sont dans %5$s/comptes.

				 Clés d'API, lisibles par vous seul dans %5$s/
				%6$s

				 Pour commencer
				   1. Ouvrez la liste des tâches en tant que gaspard.vannelle : une demande
				      attend son instruction à Crozon.
				   2. Déposez-en une autre et suivez-la, avec les appels du fichier README.md.
				   3. curl -H "Authorization: Bearer $(cat %5$s/cle-opsn)" \\
				        %2$s/api/v1/members/212900427/dossiers
				%1$s
				""".formatted(RULE, this.address, password, accounts(), this.folder.path(), keyLines());
	}

	private String accounts() {
		List<Cast.Character> tour = this.cast.characters().stream().filter(Cast.Character::tour).toList();
		return line("admin",
				"administre la plateforme" + (this.adminHasOurPassword ? "" : ", avec son propre mot de passe"))
				+ "\n"
				+ tour.stream()
					.map((character) -> line(character.username(), character.about()))
					.collect(Collectors.joining("\n"));
	}

	private String keyLines() {
		return this.keys.entrySet()
			.stream()
			.map((key) -> line(key.getKey(), key.getValue()))
			.collect(Collectors.joining("\n"));
	}

	private static String line(String left, String right) {
		return "   %-18s %s".formatted(left, right);
	}

}
