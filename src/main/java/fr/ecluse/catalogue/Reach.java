package fr.ecluse.catalogue;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import fr.ecluse.member.Member;
import fr.ecluse.member.MemberQuery;
import fr.ecluse.member.Members;
import fr.ecluse.member.Siren;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which version the new dossiers of members follow, for many members at once. */
@Component
public class Reach {

	private static final int PAGE = 500;

	private final Publications publications;

	private final Versions versions;

	private final Members members;

	private final Clock clock;

	Reach(Publications publications, Versions versions, Members members, Clock clock) {
		this.publications = publications;
		this.versions = versions;
		this.members = members;
		this.clock = clock;
	}

	/** The publication that holds for each of the members; those without are left out. */
	@Transactional(readOnly = true)
	public Map<Siren, Publications.Publication> of(String procedure, Collection<Member> members) {
		Map<Audience, Publications.Publication> byAudience = holding(procedure);
		Map<Siren, Publications.Publication> reach = new LinkedHashMap<>();
		for (Member member : members) {
			Audience.covering(member)
				.entrySet()
				.stream()
				.map((it) -> byAudience.get(new Audience(it.getKey(), it.getValue())))
				.filter(Objects::nonNull)
				.max(LATEST)
				.ifPresent((publication) -> reach.put(member.siren(), publication));
		}
		return reach;
	}

	/** How many members follow each version of the procedure, by its number. */
	@Transactional(readOnly = true)
	public Map<Integer, Long> counts(String procedure) {
		return of(procedure, everybody()).values()
			.stream()
			.collect(Collectors.groupingBy(Publications.Publication::number, TreeMap::new, Collectors.counting()));
	}

	private static final Comparator<Publications.Publication> LATEST = Comparator
		.comparing(Publications.Publication::starts)
		.thenComparing(Publications.Publication::id);

	/** The latest that has begun for each audience, of versions still in use. */
	private Map<Audience, Publications.Publication> holding(String procedure) {
		Set<String> usable = this.versions.of(procedure)
			.stream()
			.filter((version) -> version.state() == VersionState.PUBLISHED)
			.map(Version::id)
			.collect(Collectors.toSet());
		Map<Audience, Publications.Publication> holding = new HashMap<>();
		this.publications.of(procedure)
			.stream()
			.filter((it) -> usable.contains(it.versionId()) && !it.starts().isAfter(this.clock.instant()))
			.forEach((it) -> holding.merge(it.audience(), it,
					(one, other) -> (LATEST.compare(one, other) > 0) ? one : other));
		return holding;
	}

	private List<Member> everybody() {
		List<Member> everybody = new ArrayList<>();
		List<Member> page = this.members.list(new MemberQuery(null, null, null, null, PAGE));
		while (!page.isEmpty()) {
			everybody.addAll(page);
			Member last = page.get(page.size() - 1);
			page = this.members
				.list(new MemberQuery(null, null, null, new MemberQuery.Position(last.name(), last.siren()), PAGE));
		}
		return everybody;
	}

}
