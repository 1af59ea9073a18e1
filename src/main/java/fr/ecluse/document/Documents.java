package fr.ecluse.document;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import fr.ecluse.journal.Entry;
import fr.ecluse.journal.Journal;
import fr.ecluse.member.Member;
import fr.ecluse.member.Members;
import fr.ecluse.member.Siren;
import fr.ecluse.typesetting.DocumentRefused;
import fr.ecluse.typesetting.Renderer;
import fr.ecluse.typesetting.Sha256;
import fr.ecluse.typesetting.Snapshot;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The documents of the dossiers: made once, then kept as they are. */
@Repository
public class Documents {

	private static final String COLUMNS = """
			select id, siren, dossier_id, document_key, title, code, template, template_version, sha256, size,
			       created
			  from document""";

	private static final Pattern KEY = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,79}");

	private static final int LONGEST_TITLE = 255;

	private final JdbcClient jdbc;

	private final Members members;

	private final Snapshots snapshots;

	private final Renderer renderer;

	private final PublicAddress address;

	private final Samples samples;

	private final DocumentSettings settings;

	private final Clock clock;

	private final Journal journal;

	Documents(JdbcClient jdbc, Members members, Snapshots snapshots, Renderer renderer, PublicAddress address,
			Samples samples, DocumentSettings settings, Clock clock, Journal journal) {
		this.journal = journal;
		this.jdbc = jdbc;
		this.members = members;
		this.snapshots = snapshots;
		this.renderer = renderer;
		this.address = address;
		this.samples = samples;
		this.settings = settings;
		this.clock = clock;
	}

	/**
	 * Makes a document, or gives the one that the same request made the same day.
	 * @throws DocumentRefused when template or data do not allow it
	 */
	@Transactional
	public Document produce(DocumentRequest request) {
		check(request);
		Member member = this.members.get(request.siren());
		Snapshot snapshot = this.snapshots.of(request, member,
				LocalDate.ofInstant(this.clock.instant(), member.territory().zone()));
		if (snapshot.json().getBytes(StandardCharsets.UTF_8).length > this.settings.dataLimit().toBytes()) {
			throw new DocumentRefused(
					"Les données du document dépassent %d ko.".formatted(this.settings.dataLimit().toKilobytes()));
		}
		String hash = snapshot.sha256();
		return find(request, hash).orElseGet(() -> add(request, snapshot, hash));
	}

	private static void check(DocumentRequest request) {
		if (!KEY.matcher(request.key()).matches()) {
			throw new DocumentRefused(
					"La clé de document « %s » n’est pas valable : lettres, chiffres et tirets, 80 au plus."
						.formatted(request.key()));
		}
		if (request.title().isBlank() || request.title().length() > LONGEST_TITLE) {
			throw new DocumentRefused("Le titre d’un document compte de 1 à %d caractères.".formatted(LONGEST_TITLE));
		}
	}

	private Document add(DocumentRequest request, Snapshot snapshot, String hash) {
		VerificationCode code = VerificationCode.random();
		Snapshot verifiable = snapshot.withVerification(code.printed(), this.address.verification(code));
		Renderer.Rendered rendered = this.renderer.render(request.edition(), request.template(), verifiable);
		byte[] pdf = rendered.pdf();
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MICROS);
		Document document = new Document(UUID.randomUUID().toString(), request.siren(), request.dossierId(),
				request.key(), request.title(), code.value(), request.template(), rendered.templateVersion(),
				Sha256.hex(pdf), pdf.length, now);
		try {
			insert(document, this.samples.kind(request.edition(), document.template()), verifiable, hash);
		}
		catch (DuplicateKeyException ex) {
			return find(request, hash).orElseThrow(() -> ex);
		}
		this.jdbc.sql("insert into document_content (document_id, content) values (?, ?)")
			.params(document.id(), pdf)
			.update();
		this.journal.record(entry(document, "document.made", "Document « %s » édité".formatted(document.key()))
			.with("template", document.template())
			.with("templateVersion", document.templateVersion()));
		return document;
	}

	private void insert(Document document, String kind, Snapshot snapshot, String hash) {
		this.jdbc.sql("""
				insert into document (id, siren, dossier_id, document_key, title, code, kind, template,
				                      template_version, snapshot, snapshot_sha256, sha256, size, created)
				values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
			.params(document.id(), document.siren().value(), document.dossierId(), document.key(), document.title(),
					Objects.requireNonNull(document.code()), kind, document.template(), document.templateVersion(),
					snapshot.json(), hash, document.sha256(), document.size(),
					LocalDateTime.ofInstant(document.created(), ZoneOffset.UTC))
			.update();
	}

	private Optional<Document> find(DocumentRequest request, String hash) {
		return this.jdbc
			.sql(COLUMNS + " where siren = ? and dossier_id = ? and document_key = ? and snapshot_sha256 = ?")
			.params(request.siren().value(), request.dossierId(), request.key(), hash)
			.query(Documents::read)
			.optional();
	}

	/** A document of this member. */
	public Optional<Document> find(Siren siren, String id) {
		return this.jdbc.sql(COLUMNS + " where id = ? and siren = ?")
			.params(id, siren.value())
			.query(Documents::read)
			.optional();
	}

	/** The documents of a dossier of this member, the oldest first. */
	public List<Document> ofDossier(Siren siren, String dossierId) {
		return this.jdbc.sql(COLUMNS + " where siren = ? and dossier_id = ? order by created, id")
			.params(siren.value(), dossierId)
			.query(Documents::read)
			.list();
	}

	/** The PDF of a document of this member. */
	public Optional<byte[]> content(Siren siren, String id) {
		return this.jdbc.sql("""
				select content from document_content join document on document.id = document_id
				 where document_id = ? and siren = ?""")
			.params(id, siren.value())
			.query((row, number) -> row.getBytes("content"))
			.optional();
	}

	/** As {@link #content}, for a caller: the journal keeps who took it. */
	@Transactional
	Optional<byte[]> hand(Document document) {
		this.journal.record(entry(document, "document.handed", "Document « %s » remis".formatted(document.key())));
		return content(document.siren(), document.id());
	}

	/** Without its title, which may name people. */
	private static Entry entry(Document document, String action, String label) {
		return Entry.of("dossier", document.dossierId(), action, label)
			.of(document.siren().value())
			.with("document", document.id())
			.with("key", document.key())
			.content(document.sha256());
	}

	/** What the holder of a code may know of its document. */
	@Transactional(readOnly = true)
	Optional<VerifiedDocument> verify(VerificationCode code) {
		return this.jdbc.sql("""
				select siren, kind, json_value(snapshot, '$.member.name') as member, sha256, size,
				       created
				  from document where code = ?""")
			.param(code.value())
			.query((row, number) -> new VerifiedDocument(code, row.getString("kind"), row.getString("member"),
					row.getString("siren"), created(row).atZone(zone(new Siren(row.getString("siren")))),
					row.getString("sha256"), row.getInt("size")))
			.optional();
	}

	private ZoneId zone(Siren siren) {
		return this.members.get(siren).territory().zone();
	}

	private static Instant created(ResultSet row) throws SQLException {
		return row.getObject("created", LocalDateTime.class).toInstant(ZoneOffset.UTC);
	}

	private static Document read(ResultSet row, int number) throws SQLException {
		return new Document(row.getString("id"), new Siren(row.getString("siren")), row.getString("dossier_id"),
				row.getString("document_key"), row.getString("title"), row.getString("code"), row.getString("template"),
				row.getString("template_version"), row.getString("sha256"), row.getInt("size"), created(row));
	}

}
