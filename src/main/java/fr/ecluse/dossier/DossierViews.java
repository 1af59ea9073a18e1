package fr.ecluse.dossier;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import fr.ecluse.document.Document;
import fr.ecluse.document.Documents;
import fr.ecluse.engine.Instances;
import fr.ecluse.member.Siren;
import fr.ecluse.catalogue.Procedures;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Dossiers as callers read them. */
@Component
@Transactional(readOnly = true)
public class DossierViews {

	private final Dossiers dossiers;

	private final DossierList list;

	private final DossierDeadlines deadlines;

	private final Facts facts;

	private final Instances instances;

	private final Documents documents;

	private final Procedures procedures;

	private final Registers registers;

	DossierViews(Dossiers dossiers, DossierList list, DossierDeadlines deadlines, Facts facts, Instances instances,
			Documents documents, Procedures procedures, Registers registers) {
		this.dossiers = dossiers;
		this.list = list;
		this.procedures = procedures;
		this.registers = registers;
		this.deadlines = deadlines;
		this.facts = facts;
		this.instances = instances;
		this.documents = documents;
	}

	/**
	 * A dossier of a member.
	 * @throws org.springframework.web.ErrorResponseException 404 when the member has none
	 * of that id
	 */
	public Detail detail(Siren siren, String id) {
		Dossier dossier = load(siren, id);
		List<Instances.OpenTask> steps = (dossier.closed() == null)
				? this.instances.openTasks(dossier.processInstanceId()) : List.of();
		return new Detail(summary(dossier), dossier.filedBy(), steps,
				this.deadlines.of(id).stream().map(DeadlineView::of).toList(),
				this.documents.ofDossier(siren, id).stream().map(DocumentView::of).toList(), numbers(dossier),
				"/api/v1/members/%s/dossiers/%s/attachments".formatted(dossier.siren(), id));
	}

	/** The dossiers that these instances run, by instance. */
	public Map<String, Summary> ofInstances(Siren siren, Collection<String> processInstanceIds) {
		return processInstanceIds.isEmpty() ? Map.of()
				: this.dossiers.ofInstances(siren, processInstanceIds)
					.stream()
					.collect(Collectors.toMap(Dossier::processInstanceId, this::summary));
	}

	/** Id of the instance that runs a dossier. */
	public String instance(Siren siren, String id) {
		return load(siren, id).processInstanceId();
	}

	/**
	 * A dossier by the instance that runs it; nothing when the member has none of that
	 * id.
	 */
	public Map<String, Summary> find(Siren siren, String id) {
		return this.dossiers.find(siren, id)
			.map((dossier) -> Map.of(dossier.processInstanceId(), summary(dossier)))
			.orElse(Map.of());
	}

	/**
	 * Id of the dossier that an instance runs, which nobody else changes until the
	 * caller's transaction ends.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public String lock(String processInstanceId) {
		return this.dossiers.ofInstance(processInstanceId).orElseThrow().id();
	}

	/** What happened to a dossier, in that order. */
	public List<Facts.Fact> timeline(Siren siren, String id) {
		return this.facts.of(load(siren, id).id());
	}

	Page page(Siren siren, DossierFilter filter, @Nullable String cursor, int limit) {
		DossierList.Page page = this.list.page(siren, filter, cursor, limit);
		return new Page(page.dossiers().stream().map(this::summary).toList(), page.next());
	}

	Summary summary(Dossier dossier) {
		return new Summary(dossier.id(), dossier.reference(), dossier.procedureKey(), dossier.externalReference(),
				dossier.subject(), dossier.status(),
				this.procedures.followed(dossier.procedureVersion(), dossier.procedureKey())
					.status(dossier.status())
					.label(),
				dossier.received(), dossier.closed());
	}

	private List<Registers.Number> numbers(Dossier dossier) {
		return this.registers.of(dossier.id())
			.stream()
			.filter((number) -> !number.number().equals(dossier.reference()))
			.toList();
	}

	private Dossier load(Siren siren, String id) {
		return this.dossiers.find(siren, id).orElseThrow(Refusal::unknown);
	}

	/** One page of dossiers and the cursor of the next, null on the last. */
	record Page(List<Summary> items, @Nullable String next) {
	}

	/** A dossier in a list. */
	public record Summary(String id, @Nullable String reference, String procedure, @Nullable String externalReference,
			String subject, String status, String statusLabel, Instant received, @Nullable Instant closed) {
	}

	/**
	 * A dossier with where it stands, its dates and its documents.
	 *
	 * @param filedBy name of the key or of the agent that filed it
	 * @param numbers further numbers in registers, besides the reference
	 * @param attachments where its attachments are listed
	 */
	public record Detail(@JsonUnwrapped Summary summary, @Nullable String filedBy, List<Instances.OpenTask> steps,
			List<DeadlineView> deadlines, List<DocumentView> documents, List<Registers.Number> numbers,
			String attachments) {
	}

	/** A document of a dossier, with where to fetch the PDF. */
	public record DocumentView(String id, String key, String title, String sha256, int size, Instant created,
			String href) {

		static DocumentView of(Document document) {
			return new DocumentView(document.id(), document.key(), document.title(), document.sha256(), document.size(),
					document.created(), "/api/v1/members/%s/documents/%s".formatted(document.siren(), document.id()));
		}

	}

}
