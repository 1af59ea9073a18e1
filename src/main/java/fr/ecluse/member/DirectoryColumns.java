package fr.ecluse.member;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;

/**
 * Which column of a directory file says what. The files of the Code officiel géographique
 * and of BANATIC are understood, and the plain French header of the guide.
 *
 * @param headers the titles as they stand in the file
 * @param positions column of each field that the file has
 * @param kind kind of all lines of a file that has no such column, as a file of communes
 */
record DirectoryColumns(List<String> headers, Map<MemberField, Integer> positions, @Nullable MemberKind kind) {

	private static final String COMMUNES = "siren_commune";

	static DirectoryColumns of(List<String> headers) {
		List<String> names = headers.stream().map(MemberField::normalized).toList();
		Map<MemberField, Integer> positions = new EnumMap<>(MemberField.class);
		for (MemberField field : MemberField.values()) {
			field.headers()
				.stream()
				.filter(names::contains)
				.findFirst()
				.ifPresent((name) -> positions.put(field, names.indexOf(name)));
		}
		MemberKind kind = names.contains(COMMUNES) ? MemberKind.COMMUNE : null;
		if (kind != null) {
			positions.remove(MemberField.KIND);
		}
		List<String> missing = new ArrayList<>();
		if (!positions.containsKey(MemberField.SIREN)) {
			missing.add("siren");
		}
		if (!positions.containsKey(MemberField.NAME)) {
			missing.add("nom");
		}
		if (kind == null && !positions.containsKey(MemberField.KIND)) {
			missing.add("type");
		}
		if (!positions.containsKey(MemberField.DEPARTEMENT) && !positions.containsKey(MemberField.INSEE_CODE)) {
			missing.add("departement (ou code_insee)");
		}
		if (!missing.isEmpty()) {
			throw Refusal.of(HttpStatus.BAD_REQUEST, "colonnes-manquantes", "Colonnes manquantes",
					("La première ligne doit donner les titres des colonnes ; il manque : %s. Titres lus : %s. "
							+ "Titres attendus, par exemple : siren;nom;type;code_insee;departement;population;siren_epci.")
						.formatted(String.join(", ", missing), Excerpt.of(String.join(" | ", headers))));
		}
		return new DirectoryColumns(List.copyOf(headers), positions, kind);
	}

	Set<MemberField> fields() {
		return this.positions.keySet();
	}

	/** The title of the field's column, or the one it should have. */
	String header(MemberField field) {
		Integer position = this.positions.get(field);
		return (position != null) ? this.headers.get(position).strip() : field.headers().get(0);
	}

	/** Titles of columns that say nothing about members. */
	List<String> ignored() {
		List<String> ignored = new ArrayList<>();
		for (int i = 0; i < this.headers.size(); i++) {
			if (!this.positions.containsValue(i)) {
				ignored.add(this.headers.get(i).strip());
			}
		}
		return ignored;
	}

	/** The texts of one line, by field. */
	Map<MemberField, String> texts(String[] cells) {
		Map<MemberField, String> texts = new EnumMap<>(MemberField.class);
		this.positions.forEach((field, position) -> {
			if (!cells[position].isBlank()) {
				texts.put(field, cells[position]);
			}
		});
		if (this.kind != null) {
			texts.put(MemberField.KIND, this.kind.key());
		}
		return texts;
	}

}
