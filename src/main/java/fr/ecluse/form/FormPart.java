package fr.ecluse.form;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** A place in the tree of answers: one answer, a named group, or rows of a list. */
sealed interface FormPart permits FormPart.Group, FormPart.Rows, FormField {

	/** More rows than this in one list is an attack, not an answer. */
	int MOST_ROWS = 200;

	void check(@Nullable Object value, String pointer, Check check);

	/** Whether all of it is shown and none of it may be given. */
	boolean isLocked();

	/** One run of the rules: all answers (for conditions), the day, what was found. */
	record Check(Map<String, ? extends @Nullable Object> answers, @Nullable LocalDate today,
			List<Violation> violations) {

		void refuse(String pointer, String sentence) {
			this.violations.add(new Violation(pointer, sentence));
		}

	}

	record Group(Map<String, FormPart> parts) implements FormPart {

		@Override
		public void check(@Nullable Object value, String pointer, Check check) {
			if (value != null && !(value instanceof Map<?, ?>)) {
				check.refuse(pointer, "Donnez ici un objet JSON.");
				return;
			}
			Map<?, ?> answers = (value != null) ? (Map<?, ?>) value : Map.of();
			for (Object key : answers.keySet()) {
				if (!this.parts.containsKey(String.valueOf(key))) {
					check.refuse(pointer + '/' + escape(String.valueOf(key)),
							"Retirez « %s » : le formulaire ne comporte pas ce champ.".formatted(key));
				}
			}
			this.parts.forEach((key, part) -> part.check(answers.get(key), pointer + '/' + escape(key), check));
		}

		@Override
		public boolean isLocked() {
			return !this.parts.isEmpty() && this.parts.values().stream().allMatch(FormPart::isLocked);
		}

		Set<String> lockedKeys() {
			return this.parts.entrySet()
				.stream()
				.filter((entry) -> entry.getValue().isLocked())
				.map(Map.Entry::getKey)
				.collect(Collectors.toUnmodifiableSet());
		}

		private static String escape(String key) {
			return key.replace("~", "~0").replace("/", "~1");
		}

	}

	record Rows(Group row) implements FormPart {

		@Override
		public boolean isLocked() {
			return this.row.isLocked();
		}

		@Override
		public void check(@Nullable Object value, String pointer, Check check) {
			if (value == null) {
				return;
			}
			if (!(value instanceof List<?> rows)) {
				check.refuse(pointer, "Donnez ici une liste JSON.");
				return;
			}
			if (rows.size() > MOST_ROWS) {
				check.refuse(pointer, "Limitez la liste à %d lignes.".formatted(MOST_ROWS));
				return;
			}
			for (int i = 0; i < rows.size(); i++) {
				this.row.check(rows.get(i), pointer + '/' + i, check);
			}
		}

	}

}
