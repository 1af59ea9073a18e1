package fr.ecluse.deposit;

import fr.ecluse.deposit.MasterKey.MalformedKeyException;
import fr.ecluse.deposit.MasterKey.WrongKeyException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/** Says in French which key the server misses and what to do. */
class DepositKeyFailureAnalyzer implements FailureAnalyzer {

	@Override
	public @Nullable FailureAnalysis analyze(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof WrongKeyException wrong) {
				return new FailureAnalysis(
						wrong.missing() ? "La base contient des plis cachetés, et la clé des dépôts n'est pas donnée."
								: "La base contient des plis cachetés par une autre clé des dépôts que celle donnée.",
						"Donnez par ECLUSE_DEPOSIT_KEY la clé avec laquelle ces coffres ont été ouverts, ou remettez "
								+ "le fichier deposit.key dans le dossier de données.",
						cause);
			}
			if (cause instanceof MalformedKeyException) {
				return new FailureAnalysis("ECLUSE_DEPOSIT_KEY n'est pas une clé de 32 octets en base64.",
						MasterKey.HOW, cause);
			}
		}
		return null;
	}

}
