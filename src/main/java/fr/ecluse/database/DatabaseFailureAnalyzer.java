package fr.ecluse.database;

import fr.ecluse.database.EmbeddedDatabaseChoice.NoDatabaseException;
import fr.ecluse.database.EmbeddedMariaDb.DataFolderInUseException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in French why the server did not start and what to do. */
class DatabaseFailureAnalyzer extends AbstractFailureAnalyzer<RuntimeException> {

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, RuntimeException cause) {
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
