package fr.ecluse.reference;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import fr.ecluse.law.Confidence;
import fr.ecluse.law.DataFile;
import fr.ecluse.law.Edition;
import fr.ecluse.law.Validity;

/**
 * A list of codes that a text or a standard fixes, in the order of the source. A code
 * that says nothing else holds while the list does.
 */
public record CodeList(String key, String title, Edition edition, String reference, Confidence confidence,
		List<Code> codes) {

	static CodeList read(String key, DataFile file) {
		file.allowOnly("version", "as-of", "title", "reference", "confidence", "from", "until", "codes");
		Validity validity = file.validity();
		List<DataFile> lines = file.maps("codes");
		List<Code> codes = lines.stream().map((line) -> Code.read(line, validity)).toList();
		for (int index = 0; index < codes.size(); index++) {
			Code code = codes.get(index);
			if (codes.subList(0, index)
				.stream()
				.anyMatch((other) -> other.code().equals(code.code()) && other.validity().overlaps(code.validity()))) {
				throw lines.get(index).fault("ce code figure deux fois pour le même jour.");
			}
			if (code.parent() != null && codes.stream().noneMatch((other) -> other.code().equals(code.parent()))) {
				throw lines.get(index).fault("son parent « %s » n'est pas dans la liste.".formatted(code.parent()));
			}
		}
		return new CodeList(key, file.text("title"), file.edition(), file.text("reference"), file.confidence(), codes);
	}

	/** The codes that may be used on a day. */
	public List<Code> on(LocalDate date) {
		return this.codes.stream().filter((code) -> code.validity().contains(date)).toList();
	}

	/** The code if it may be used on a day. */
	public Optional<Code> find(String code, LocalDate date) {
		return this.codes.stream()
			.filter((candidate) -> candidate.code().equals(code) && candidate.validity().contains(date))
			.findFirst();
	}

}
