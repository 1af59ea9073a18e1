package fr.ecluse.catalogue;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import fr.ecluse.database.TransactionMemory;
import fr.ecluse.member.Member;
import fr.ecluse.member.Members;
import fr.ecluse.member.Siren;
import fr.ecluse.procedure.Procedure;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * The procedures as running parts need them: the one a member starts, and the one a
 * dossier follows. Contents never change, so each node may keep them.
 */
@Component
public class Procedures {

	private static final int MOST_KEPT = 500;

	private final Versions versions;

	private final Publications publications;

	private final Members members;

	private final Map<String, Edition> editions = new ConcurrentHashMap<>();

	private final TransactionMemory<String, Offer> offers = new TransactionMemory<>();

	private final Map<String, String> deployments = new ConcurrentHashMap<>();

	Procedures(Versions versions, Publications publications, Members members) {
		this.versions = versions;
		this.publications = publications;
		this.members = members;
	}

	/** Every procedure that somebody may start, in its last version, by key. */
	public List<Procedure> list() {
		return this.publications.procedures().stream().flatMap((key) -> find(key).stream()).toList();
	}

	/** A procedure in the last version published to anybody. */
	public Optional<Procedure> find(String key) {
		Rehearsal.Rehearsed rehearsed = Rehearsal.current();
		if (rehearsed != null && rehearsed.isOf(key)) {
			return Optional.of(rehearsed.edition().procedure());
		}
		return this.publications.last(key).map((version) -> edition(version.id()).procedure());
	}

	/**
	 * A procedure in the last version published to anybody.
	 * @throws org.springframework.web.ErrorResponseException 404 when there is none
	 */
	public Procedure get(String key) {
		return find(key).orElseThrow(() -> Refusal.unknownProcedure(key, this.publications.procedures()));
	}

	/**
	 * What a member's new dossiers follow.
	 * @throws org.springframework.web.ErrorResponseException 404 when there is no such
	 * procedure, 409 when it is not open to the member
	 */
	public Offer offer(String key, Siren siren) {
		Member member = this.members.get(siren);
		Rehearsal.Rehearsed rehearsed = Rehearsal.current();
		if (rehearsed != null && rehearsed.isOf(key)) {
			return new Offer(rehearsed.edition(), rehearsed.definitionId());
		}
		return this.offers.get(siren + " " + key,
				() -> this.publications.inForce(key, member).map(this::offer).orElseThrow(() -> {
					Procedure procedure = get(key);
					return Refusal.notOffered(procedure, member);
				}));
	}

	/** All that a member may start now, by key. */
	public List<Offer> offers(Member member) {
		return offers(List.of(member)).getOrDefault(member.siren(), List.of());
	}

	/** All that each of some members may start now, by key. */
	public Map<Siren, List<Offer>> offers(Collection<Member> members) {
		InForce inForce = this.publications.inForce();
		return members.stream()
			.collect(Collectors.toMap(Member::siren,
					(member) -> inForce.of(member)
						.stream()
						.map((place) -> new Offer(edition(place.versionId()), place.definitionId()))
						.toList()));
	}

	/**
	 * What a dossier follows.
	 * @param versionId of the dossier; null when it is older than all versions
	 */
	public Procedure followed(@Nullable String versionId, String key) {
		return (versionId != null) ? edition(versionId).procedure() : get(key);
	}

	/** The content of a version. */
	public Edition edition(String versionId) {
		Rehearsal.Rehearsed rehearsed = Rehearsal.current();
		return (rehearsed != null && rehearsed.edition().id().equals(versionId)) ? rehearsed.edition()
				: kept(this.editions, versionId, this::read);
	}

	/** What the instances of a deployment follow. */
	public Optional<Edition> ofDeployment(String deploymentId) {
		Rehearsal.Rehearsed rehearsed = Rehearsal.current();
		if (rehearsed != null && rehearsed.deploymentId().equals(deploymentId)) {
			return Optional.of(rehearsed.edition());
		}
		String known = this.deployments.get(deploymentId);
		if (known == null) {
			Optional<String> found = this.versions.ofDeployment(deploymentId);
			if (found.isEmpty()) {
				return Optional.empty();
			}
			known = kept(this.deployments, deploymentId, (id) -> found.get());
		}
		return Optional.of(edition(known));
	}

	private Offer offer(Version version) {
		return new Offer(edition(version.id()), String.valueOf(version.definitionId()));
	}

	private Edition read(String versionId) {
		Version version = this.versions.get(versionId);
		return Editions.read(version, this.versions.files(versionId));
	}

	private static <T> T kept(Map<String, T> known, String key, Function<String, T> reader) {
		T value = known.get(key);
		if (value == null) {
			if (known.size() > MOST_KEPT) {
				known.clear();
			}
			value = reader.apply(key);
			known.put(key, value);
		}
		return value;
	}

	/**
	 * What a member may start.
	 *
	 * @param definitionId of its main process in the engine
	 */
	public record Offer(Edition edition, String definitionId) {

		public Procedure procedure() {
			return this.edition.procedure();
		}

	}

}
