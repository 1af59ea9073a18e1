package fr.ecluse.database;

import fr.ecluse.database.EmbeddedDatabaseChoice.NoDatabaseException;
import fr.ecluse.database.EmbeddedMariaDb.DataFolderInUseException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/** Says in French why the server did not start and what to do. */
class DatabaseFailureAnalyzer implements FailureAnalyzer {

	@Override
	public @Nullable FailureAnalysis analyze(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			FailureAnalysis analysis = explain(cause);
			if (analysis != null) {
				return analysis;
			}
		}
		return null;
	}

	private static @Nullable FailureAnalysis explain(Throwable cause) {
		if (cause instanceof DataFolderInUseException inUse) {
			return new FailureAnalysis("Une Écluse tourne déjà sur le dossier de données « " + inUse.folder() + " ».",
					"Arrêtez-la d'abord, ou donnez à celle-ci un autre dossier par ECLUSE_DATA "
							+ "(et un autre port par SERVER_PORT).",
					cause);
		}
		if (cause instanceof NoDatabaseException) {
			return new FailureAnalysis("Aucune base de données n'est indiquée.",
					"Donnez l'adresse d'une base MariaDB 11.4 ou plus récente par SPRING_DATASOURCE_URL "
							+ "(jdbc:mariadb://hôte:3306/ecluse), SPRING_DATASOURCE_USERNAME "
							+ "et SPRING_DATASOURCE_PASSWORD. "
							+ "La base embarquée n'existe que pour « mvn spring-boot:run ».",
					cause);
		}
		return null;
	}

}
