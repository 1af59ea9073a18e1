package fr.ecluse.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

import org.springframework.http.ProblemDetail;

/** Says in French where a JSON body is wrong, and never quotes what the parser says. */
final class UnreadableJson {

	private UnreadableJson() {
	}

	static ProblemDetail describe(JacksonException failure) {
		if (failure instanceof StreamConstraintsException) {
			return Problem.MALFORMED_BODY.because("Le corps JSON dépasse les limites admises : imbrication, longueur "
					+ "d'un nom, d'un nombre ou d'un texte" + place(failure) + ".");
		}
		if (failure instanceof UnexpectedEndOfInputException) {
			return Problem.MALFORMED_BODY.because("Le corps JSON est incomplet : il s'arrête" + place(failure)
					+ " avant la fin d'un objet, d'une liste ou d'un texte.");
		}
		if (failure instanceof StreamReadException && !(failure instanceof InputCoercionException)) {
			return Problem.MALFORMED_BODY.because("Le corps n'est pas un JSON valide" + place(failure)
					+ ". Vérifiez les guillemets, les virgules, les noms répétés et le codage UTF-8.");
		}
		Map<String, String> error = Map.of("pointer", pointer(failure), "detail", sentence(failure));
		return Problem.INVALID_FIELDS.because(
				"Le corps JSON ne correspond pas à ce qui est attendu : corrigez " + "les champs signalés.",
				List.of(error));
	}

	private static String sentence(JacksonException failure) {
		if (failure instanceof UnrecognizedPropertyException unknown) {
			return "Le champ « " + Shown.of(unknown.getPropertyName()) + " » n'existe pas ici."
					+ known(unknown.getKnownPropertyIds());
		}
		if (failure instanceof InputCoercionException) {
			return "Ce nombre est trop grand.";
		}
		String own = OwnWords.of(failure);
		if (own != null) {
			return own;
		}
		if (failure instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
			return ExpectedType.sentence(mismatch.getTargetType());
		}
		return "Cette valeur n'est pas celle attendue.";
	}

	private static String known(@Nullable Iterable<Object> names) {
		if (names == null) {
			return "";
		}
		StringBuilder list = new StringBuilder();
		for (Object name : names) {
			list.append(list.isEmpty() ? "" : ", ").append(name);
		}
		return list.isEmpty() ? "" : " Champs admis : " + list + ".";
	}

	private static String place(JacksonException failure) {
		if (failure.getLocation() == null || failure.getLocation().getLineNr() < 1) {
			return "";
		}
		return " (ligne " + failure.getLocation().getLineNr() + ", colonne " + failure.getLocation().getColumnNr()
				+ ")";
	}

	private static String pointer(JacksonException failure) {
		return failure.getPath()
			.stream()
			.map((step) -> (step.getPropertyName() != null) ? step.getPropertyName()
					: String.valueOf(Math.max(step.getIndex(), 0)))
			.map(JsonPointers::escape)
			.map((step) -> "/" + step)
			.collect(Collectors.joining());
	}

}
