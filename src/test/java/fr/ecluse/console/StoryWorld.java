package fr.ecluse.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import javax.sql.DataSource;

import fr.ecluse.calendar.Territory;
import fr.ecluse.catalogue.Audience;
import fr.ecluse.catalogue.Publications;
import fr.ecluse.catalogue.Version;
import fr.ecluse.catalogue.VersionState;
import fr.ecluse.catalogue.Versions;
import fr.ecluse.dossier.DossierStart;
import fr.ecluse.gate.PackageFiles;
import fr.ecluse.member.Letterhead;
import fr.ecluse.member.Member;
import fr.ecluse.member.MemberKind;
import fr.ecluse.member.Members;
import fr.ecluse.member.Siren;
import org.camunda.bpm.engine.TaskService;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A procedure in use at five members, and the files of its next version. */
@Component
class StoryWorld {

	/** Members beside the two of {@link ConsoleWorld}. */
	static final Map<Siren, String> OTHERS = Map.of(new Siren("215600347"), "Ville d'Auray", new Siren("215600677"),
			"Ville de Pontivy", new Siren("215600982"), "Ville de Ploërmel");

	private static final String KEY = "pret-histoire";

	private static final Path FOLDER = Path.of("src/test/resources/console/pret-histoire");

	private final Members members;

	private final Versions versions;

	private final Publications publications;

	private final DossierStart start;

	private final TaskService tasks;

	private final JdbcClient jdbc;

	private final DataSource database;

	private final Clock clock;

	StoryWorld(Members members, Versions versions, Publications publications, DossierStart start, TaskService tasks,
			JdbcClient jdbc, DataSource database, Clock clock) {
		this.members = members;
		this.versions = versions;
		this.publications = publications;
		this.start = start;
		this.tasks = tasks;
		this.jdbc = jdbc;
		this.database = database;
		this.clock = clock;
	}

	void prepare() {
		OTHERS.forEach((siren, name) -> this.members.put(new Member(siren, name, MemberKind.COMMUNE, null, "56", 10_000,
				null, Territory.METROPOLE, Letterhead.EMPTY)));
	}

	/** The next version of a procedure, with its scenario. */
	static PackageFiles next(String key) {
		Map<String, byte[]> files = new TreeMap<>();
		try (java.util.stream.Stream<Path> found = Files.walk(FOLDER)) {
			for (Path file : found.filter(Files::isRegularFile).toList()) {
				files.put(FOLDER.relativize(file).toString().replace(KEY, key),
						Files.readString(file).replace(KEY, key).getBytes(StandardCharsets.UTF_8));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return new PackageFiles(files);
	}

	/** With a text of its model replaced. */
	static PackageFiles changed(PackageFiles files, String text, String other) {
		Map<String, byte[]> changed = new TreeMap<>(files.byPath());
		changed.replaceAll((path, content) -> path.endsWith(".bpmn") || path.startsWith("scenarios/")
				? new String(content, StandardCharsets.UTF_8).replace(text, other).getBytes(StandardCharsets.UTF_8)
				: content);
		return new PackageFiles(changed);
	}

	/**
	 * The version that everybody uses before: one of its steps has another id and name.
	 */
	Version published(String key) {
		Version version = this.versions.add(new Versions.Arrival(key, "Prêt de salle aux associations",
				changed(changed(next(key), "Arbitrer le prêt", "Décider du prêt"), "Arbitrer", "Decider"),
				VersionState.APPROVED, List.of(), "api", "console-admin"));
		return this.publications.publish(version, List.of(Audience.ALL), this.clock.instant(), "console-admin", null);
	}

	/** Files dossiers of a member, of which some get past their first step. */
	List<String> file(String key, Siren siren, int count, int decided) {
		List<String> dossiers = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			dossiers.add(
					this.start
						.start(siren,
								new DossierStart.Request(key, null,
										Map.of("room", "Salle des fêtes", "association", "Association n° " + i), null,
										"Guichet d’essai"))
						.dossierId());
		}
		for (String dossier : dossiers.subList(0, decided)) {
			this.tasks
				.complete(this.tasks.createTaskQuery().processInstanceId(instance(dossier)).singleResult().getId());
		}
		return dossiers;
	}

	/** Names of the open tasks of a member's dossiers in a version, with how many. */
	Map<String, Long> tasks(Siren siren, Version version) {
		Map<String, Long> names = new TreeMap<>();
		this.tasks.createTaskQuery()
			.tenantIdIn(siren.value())
			.processDefinitionId(version.definitionId())
			.list()
			.forEach((task) -> names.merge(task.getName(), 1L, Long::sum));
		return names;
	}

	/** How many running dossiers of a member follow which version, by its number. */
	Map<Integer, Long> followed(String key, Siren siren) {
		Map<Integer, Long> counts = new TreeMap<>();
		this.jdbc.sql("""
				select v.number, count(*) dossiers from dossier d join procedure_version v on v.id = d.procedure_version
				 where v.procedure_key = ? and d.siren = ? and d.closed is null group by v.number""")
			.params(key, siren.value())
			.query((row) -> {
				counts.put(row.getInt("number"), row.getLong("dossiers"));
			});
		return counts;
	}

	/** Keeps others from changing a dossier until it is closed. */
	Connection hold(String dossier) throws SQLException {
		Connection connection = this.database.getConnection();
		connection.setAutoCommit(false);
		try (PreparedStatement lock = connection.prepareStatement("select id from dossier where id = ? for update")) {
			lock.setString(1, dossier);
			lock.executeQuery();
		}
		return connection;
	}

	static byte[] zip(PackageFiles files) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			for (Map.Entry<String, byte[]> file : files.byPath().entrySet()) {
				zip.putNextEntry(new ZipEntry(file.getKey()));
				zip.write(file.getValue());
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	private String instance(String dossier) {
		return this.jdbc.sql("select process_instance_id from dossier where id = ?")
			.param(dossier)
			.query(String.class)
			.single();
	}

}
