package fr.ecluse.bench;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The changes of one instance, read from the statements that made them, to be made again under
 * fresh ids.
 *
 * @param transactions each with its changes in their order
 * @param own ids that belong to the instance alone
 */
record Replay(List<List<Change>> transactions, Set<String> own) {

	/** Ids and hashes as they stand in values. */
	private static final Pattern ID = Pattern.compile("[0-9a-f]{64}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

	private static final Pattern TEXT = Pattern.compile("(_binary\\s*)?'((?:[^'\\\\]|\\\\.|'')*)'",
			Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

	private static final Set<String> CHANGES = Set.of("insert", "update", "delete", "set statement");

	/**
	 * Reads an instance.
	 * @param said what was asked for it
	 * @param other what was asked for another: ids in both belong to neither
	 */
	static Replay of(Statements said, Statements other) {
		Set<String> own = ids(said);
		own.removeAll(ids(other));
		List<List<Change>> transactions = new ArrayList<>();
		Map<Long, List<Change>> open = new HashMap<>();
		for (Statements.Line line : said.lines()) {
			String word = line.sql().toLowerCase(Locale.ROOT);
			if (word.startsWith("commit")) {
				List<Change> done = open.remove(line.connection());
				if (done != null) {
					transactions.add(done);
				}
			}
			else if (CHANGES.stream().anyMatch(word::startsWith)) {
				open.computeIfAbsent(line.connection(), (connection) -> new ArrayList<>()).add(change(line.latin()));
			}
		}
		if (!open.isEmpty()) {
			throw new IllegalStateException("Changes without a commit");
		}
		return new Replay(transactions, own);
	}

	private static Set<String> ids(Statements said) {
		Set<String> ids = new HashSet<>();
		said.lines().forEach((line) -> ID.matcher(line.sql()).results().map(MatchResult::group).forEach(ids::add));
		return ids;
	}

	private static Change change(String sql) {
		if (TEXT.matcher(sql).replaceAll("").contains("?")) {
			throw new IllegalStateException("Values do not stand in the log: " + sql);
		}
		List<Object> values = new ArrayList<>();
		StringBuilder prepared = new StringBuilder();
		Matcher text = TEXT.matcher(sql);
		while (text.find()) {
			text.appendReplacement(prepared, "?");
			byte[] bytes = unescaped(text.group(2));
			values.add((text.group(1) != null) ? bytes : new String(bytes, StandardCharsets.UTF_8));
		}
		return new Change(text.appendTail(prepared).toString(), values);
	}

	private static byte[] unescaped(String literal) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		byte[] raw = literal.getBytes(StandardCharsets.ISO_8859_1);
		for (int i = 0; i < raw.length; i++) {
			if (raw[i] == '\\' || (raw[i] == '\'' && i + 1 < raw.length && raw[i + 1] == '\'')) {
				i++;
				bytes.write(switch (raw[i]) {
					case 'n' -> '\n';
					case 'r' -> '\r';
					case 't' -> '\t';
					case '0' -> 0;
					case 'Z' -> 26;
					default -> raw[i];
				});
			}
			else {
				bytes.write(raw[i]);
			}
		}
		return bytes.toByteArray();
	}

	/** Fresh ids in the place of its own. */
	Map<String, String> fresh() {
		Map<String, String> fresh = new HashMap<>();
		for (String id : this.own) {
			fresh.put(id, (id.length() == 64) ? "%016x".formatted(ThreadLocalRandom.current().nextLong()).repeat(4)
					: UUID.randomUUID().toString());
		}
		return fresh;
	}

	/** A value with fresh ids; texts alone hold ids. */
	static Object with(Object value, Map<String, String> fresh) {
		if (!(value instanceof String text) || text.length() < 36) {
			return value;
		}
		return ID.matcher(text).replaceAll((match) -> fresh.getOrDefault(match.group(), match.group()));
	}

	/** Without the changes that a judge finds idle. */
	Replay without(Set<Change> idle) {
		return new Replay(this.transactions.stream()
			.map((changes) -> changes.stream().filter((change) -> !idle.contains(change)).toList())
			.filter((changes) -> !changes.isEmpty())
			.toList(), this.own);
	}

	int count() {
		return this.transactions.stream().mapToInt(List::size).sum();
	}

	/**
	 * A statement that changes rows.
	 *
	 * @param sql with a parameter for each text
	 */
	record Change(String sql, List<Object> values) {

		@Override
		public String toString() {
			return this.sql + " " + Arrays.toString(this.values.toArray());
		}

	}

}
