package fr.ecluse.bench.scale;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * All rows that one dossier has in the database, found by following its identifiers through every
 * table, and the statements that sow more of the same: other identifiers, another member, other
 * times, all else as it grew.
 */
final class GrownRows {

	/** The journal is a chain of hashes and the log a sequence: neither may have foreign rows. */
	private static final Set<String> LEFT_OUT = Set.of("journal_entry", "dossier_event", "dossier_event_position", "flyway_schema_history",
			"idempotency_key");

	/** What the lists read, and so what each sown dossier has. */
	private static final Set<String> READ = Set.of("ACT_RU_TASK", "ACT_RU_EXECUTION", "ACT_RU_IDENTITYLINK", "ACT_HI_PROCINST",
			"dossier");

	/** Variables that the lists show or filter by. */
	private static final Set<String> SHOWN = Set.of("subject", "reference", "dossierId");

	private static final String ID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

	private final Map<String, List<Map<String, Cell>>> rows = new TreeMap<>();

	private final Set<String> ids = new LinkedHashSet<>();

	private final Map<String, String> words = new LinkedHashMap<>();

	private GrownRows() {
	}

	/**
	 * @param words what the dossier names besides itself, with the expression that stands for it in
	 * a sown one
	 */
	static GrownRows of(JdbcClient jdbc, String dossier, String instance, Map<String, String> words) {
		GrownRows grown = new GrownRows();
		grown.words.putAll(words);
		grown.ids.add(dossier);
		grown.ids.add(instance);
		Map<String, List<Column>> tables = tables(jdbc);
		int before;
		do {
			before = grown.ids.size();
			tables.forEach((table, columns) -> grown.follow(jdbc, table, columns));
		}
		while (grown.ids.size() > before);
		return grown;
	}

	private static Map<String, List<Column>> tables(JdbcClient jdbc) {
		Map<String, List<Column>> tables = new TreeMap<>();
		jdbc.sql("""
				select table_name, column_name, data_type, column_key, extra from information_schema.columns
				 where table_schema = database() and table_name not like 'bench%' order by table_name, ordinal_position
				""").query((row) -> {
			if (!LEFT_OUT.contains(row.getString(1)) && !row.getString(1).startsWith("journal")) {
				tables.computeIfAbsent(row.getString(1), (name) -> new ArrayList<>())
					.add(new Column(row.getString(2), row.getString(3), "PRI".equals(row.getString(4)), row.getString(5)));
			}
		});
		return tables;
	}

	private void follow(JdbcClient jdbc, String table, List<Column> columns) {
		List<String> texts = columns.stream().filter(Column::isName).map(Column::name).toList();
		if (texts.isEmpty()) {
			return;
		}
		String condition = texts.stream().map((name) -> "`" + name + "` in (:ids)").collect(Collectors.joining(" or "));
		List<Map<String, Cell>> found = jdbc.sql("select * from " + table + " where " + condition)
			.param("ids", List.copyOf(this.ids))
			.query((row, number) -> {
				Map<String, Cell> cells = new LinkedHashMap<>();
				for (Column column : columns) {
					byte @Nullable [] bytes = column.isBytes() ? row.getBytes(column.name()) : null;
					cells.put(column.name(), new Cell(column, column.isBytes() ? null : row.getString(column.name()), bytes));
				}
				return cells;
			})
			.list();
		if (!found.isEmpty()) {
			this.rows.put(table, found);
		}
		for (Map<String, Cell> row : found) {
			row.values()
				.stream()
				.filter((cell) -> cell.text() != null && cell.text().matches("(\\w+:)?" + ID))
				// Bytes of variables are named by their variable alone.
				.filter((cell) -> cell.column().key() || "BYTEARRAY_ID_".equals(cell.column().name()))
				// Ids of steps begin with the element's.
				.forEach((cell) -> this.ids.add(cell.text().substring(cell.text().indexOf(':') + 1)));
		}
	}

	/** Rows by table. */
	Map<String, Integer> counts() {
		Map<String, Integer> counts = new TreeMap<>();
		this.rows.forEach((table, found) -> counts.put(table, found.size()));
		return counts;
	}

	/**
	 * One statement a row: the same row for each of the cases, whose columns are {@code siren},
	 * {@code suffix} of identifiers, {@code late} in seconds, and {@code whole}: the others get only
	 * the rows that lists read.
	 */
	List<String> statements() {
		Pattern known = Pattern.compile(java.util.stream.Stream.concat(this.ids.stream(), this.words.keySet().stream())
			.map(Pattern::quote)
			.collect(Collectors.joining("|")));
		List<String> statements = new ArrayList<>();
		this.rows.forEach((table, found) -> found.forEach((row) -> {
			List<Cell> cells = row.values().stream().filter((cell) -> !cell.column().isMade()).toList();
			statements.add("insert into %s (%s) select %s from bench_case c where %s".formatted(table,
					cells.stream().map((cell) -> "`" + cell.column().name() + "`").collect(Collectors.joining(",")),
					cells.stream().map((cell) -> expression(cell, known)).collect(Collectors.joining(",")),
					isRead(table, row) ? "true" : "c.whole"));
		}));
		return statements;
	}

	private static boolean isRead(String table, Map<String, Cell> row) {
		return READ.contains(table)
				|| "ACT_RU_VARIABLE".equals(table) && SHOWN.contains(String.valueOf(row.get("NAME_").text()));
	}

	private String expression(Cell cell, Pattern known) {
		if (cell.bytes() != null) {
			StringBuilder hex = new StringBuilder("x'");
			for (byte one : cell.bytes()) {
				hex.append(String.format("%02x", one));
			}
			return hex.append("'").toString();
		}
		String text = cell.text();
		if (text == null) {
			return "null";
		}
		if (cell.column().isTime()) {
			return "timestampadd(second, -c.late, '%s')".formatted(text);
		}
		if (cell.column().isNumber()) {
			return text;
		}
		Matcher matcher = known.matcher(text);
		List<String> parts = new ArrayList<>();
		int from = 0;
		while (matcher.find()) {
			literal(parts, text.substring(from, matcher.start()));
			String word = matcher.group();
			if (this.words.containsKey(word)) {
				parts.add(this.words.get(word));
			}
			else {
				literal(parts, word.substring(0, 24));
				parts.add("c.suffix");
			}
			from = matcher.end();
		}
		literal(parts, text.substring(from));
		return (parts.size() == 1) ? parts.get(0) : parts.isEmpty() ? "''" : "concat(" + String.join(",", parts) + ")";
	}

	private static void literal(List<String> parts, String text) {
		if (!text.isEmpty()) {
			parts.add("'" + text.replace("\\", "\\\\").replace("'", "''") + "'");
		}
	}

	/** The id of a sown dossier's own piece. */
	static String sown(String id, String suffix) {
		return id.substring(0, 24) + suffix;
	}

	/**
	 * What must be the same for any two dossiers that went the same way: the tables, their rows, the
	 * columns that have a value, and between which rows the same identifier stands.
	 */
	List<String> shape() {
		List<String> shape = new ArrayList<>();
		this.rows.forEach((table, found) -> found.stream().map((row) -> table + " " + row.values().stream().map((cell) -> {
			if (cell.text() == null && cell.bytes() == null) {
				return "-";
			}
			return this.ids.contains(String.valueOf(cell.text())) ? "id" : "+";
		}).collect(Collectors.joining(""))).sorted().forEach(shape::add));
		shape.add("identifiers " + this.ids.size());
		return shape;
	}

	record Column(String name, String type, boolean key, String extra) {

		boolean isName() {
			return "varchar".equals(this.type) || "char".equals(this.type);
		}

		boolean isBytes() {
			return this.type.endsWith("blob") || this.type.endsWith("binary");
		}

		boolean isTime() {
			return "datetime".equals(this.type) || "timestamp".equals(this.type) || "date".equals(this.type);
		}

		boolean isNumber() {
			return this.type.endsWith("int") || "double".equals(this.type) || "decimal".equals(this.type);
		}

		boolean isMade() {
			return this.extra.contains("auto_increment") || this.extra.contains("GENERATED");
		}

	}

	record Cell(Column column, @Nullable String text, byte @Nullable [] bytes) {
	}

}
