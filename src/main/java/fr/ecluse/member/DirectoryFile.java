package fr.ecluse.member;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import fr.ecluse.member.ImportReport.Problem;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

import org.springframework.http.HttpStatus;

/**
 * A directory file that was read to its end: the members of its good lines and the
 * problems of the others. Nothing is written before all of it is known.
 *
 * @param lines lines that say something, without the titles
 */
record DirectoryFile(String encoding, char separator, DirectoryColumns columns, int lines, List<Member> members,
		List<Problem> problems) {

	private static final int MOST_LINES = 100_000;

	static DirectoryFile read(byte[] bytes) {
		DirectoryText text = DirectoryText.of(bytes);
		char separator = separator(text.text());
		CSVFormat format = CSVFormat.RFC4180.builder()
			.setDelimiter(separator)
			.setIgnoreEmptyLines(false)
			.setTrailingData(true)
			.setLenientEof(true)
			.get();
		try (CSVParser parser = CSVParser.parse(new StringReader(text.text()), format)) {
			return new Reading(parser).file(text.encoding(), separator);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The separator that stands most often in the first line that says something. */
	private static char separator(String text) {
		String titles = text.lines().filter((line) -> !line.isBlank()).findFirst().orElse("");
		char best = ',';
		for (char candidate : new char[] { ';', '\t' }) {
			if (count(titles, candidate) > count(titles, best)) {
				best = candidate;
			}
		}
		return best;
	}

	private static long count(String text, char wanted) {
		return text.chars().filter((c) -> c == wanted).count();
	}

	/** The lines in their order, with what has to be remembered from one to the next. */
	private static final class Reading {

		private final CSVParser parser;

		private final List<Member> members = new ArrayList<>();

		private final List<Problem> problems = new ArrayList<>();

		private final Map<Siren, Long> seen = new HashMap<>();

		private int lines;

		Reading(CSVParser parser) {
			this.parser = parser;
		}

		DirectoryFile file(String encoding, char separator) {
			DirectoryColumns columns = null;
			long lastLine = 0;
			for (CSVRecord cells : this.parser) {
				long firstLine = lastLine + 1;
				lastLine = Math.max(firstLine, this.parser.getCurrentLineNumber());
				if (Arrays.stream(cells.values()).allMatch(String::isBlank)) {
					continue;
				}
				if (columns == null) {
					columns = DirectoryColumns.of(List.of(cells.values()));
				}
				else {
					read(columns, cells.values(), firstLine, lastLine);
				}
			}
			if (columns == null || this.lines == 0) {
				throw Refusal.of(HttpStatus.BAD_REQUEST, "fichier-vide", "Fichier vide",
						"Le fichier n'a que sa ligne de titres. Ajoutez une ligne par organisme.");
			}
			return new DirectoryFile(encoding, separator, columns, this.lines, this.members, this.problems);
		}

		private void read(DirectoryColumns columns, String[] cells, long line, long lastLine) {
			this.lines++;
			if (this.lines > MOST_LINES) {
				throw Refusal.of(HttpStatus.BAD_REQUEST, "trop-de-lignes", "Trop de lignes",
						"Le fichier compte plus de %d lignes. Découpez-le en plusieurs fichiers."
							.formatted(MOST_LINES));
			}
			if (cells.length != columns.headers().size()) {
				String hint = (lastLine > line) ? " Un guillemet ouvert à cette ligne n'est refermé qu'à la ligne "
						+ lastLine + " : les lignes jusque-là n'ont pas été lues." : "";
				this.problems.add(new Problem(line, "", "", "La ligne compte %d cellules, les titres en comptent %d.%s"
					.formatted(cells.length, columns.headers().size(), hint)));
				return;
			}
			Map<MemberField, String> texts = columns.texts(cells);
			Member member = MemberForm.read(texts, (field, reason) -> this.problems
				.add(new Problem(line, columns.header(field), Excerpt.of(texts.getOrDefault(field, "")), reason)));
			if (member == null) {
				return;
			}
			Long earlier = this.seen.putIfAbsent(member.siren(), line);
			if (earlier != null) {
				this.problems.add(new Problem(line, columns.header(MemberField.SIREN), member.siren().value(),
						"Ce SIREN est déjà donné à la ligne %d ; seule la première ligne est retenue."
							.formatted(earlier)));
				return;
			}
			this.members.add(member);
		}

	}

}
