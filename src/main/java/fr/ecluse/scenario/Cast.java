package fr.ecluse.scenario;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import fr.ecluse.calendar.Territory;
import fr.ecluse.member.Agent;
import fr.ecluse.member.Agents;
import fr.ecluse.member.Letterhead;
import fr.ecluse.member.Member;
import fr.ecluse.member.Members;
import fr.ecluse.member.Membership;
import fr.ecluse.member.Siren;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Makes the member of a story, which is its alone, with one person per role. */
@Component
class Cast {

	private final Members members;

	private final Agents agents;

	Cast(Members members, Agents agents) {
		this.members = members;
		this.agents = agents;
	}

	/**
	 * Adds a member that nobody else has, and its people.
	 * @param passwordHash of all of them
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public Siren appear(Scenario.Place place, Collection<String> roles, String passwordHash) {
		Siren siren = Stream.generate(Cast::anyNumber)
			.filter((it) -> this.members.find(it).isEmpty())
			.findFirst()
			.orElseThrow();
		this.members.put(new Member(siren, name(place), place.kind(), null, departement(place.territory()),
				place.population(), null, place.territory(),
				new Letterhead("1 place de la Mairie", "38000", "Essai-sur-Isère", "04 76 00 00 00",
						"mairie@essai.example", "https://essai.example", "Ange Essai", "Le maire")));
		roles.forEach((role) -> this.agents.add(new Agent(username(role, siren), "Personne d'essai", null, passwordHash,
				true, Set.of(), Set.of(new Membership(siren, role)))));
		return siren;
	}

	/** User name of who has that role in the member. */
	static String username(String role, Siren siren) {
		return "%s.%s".formatted(role, siren);
	}

	private static String name(Scenario.Place place) {
		String label = place.kind().label();
		return Character.toUpperCase(label.charAt(0)) + label.substring(1) + " d'Essai-sur-Isère";
	}

	private static String departement(Territory territory) {
		return Stream.concat(Stream.of("38", "67"), IntStream.rangeClosed(971, 988).mapToObj(Integer::toString))
			.filter((code) -> isIn(code, territory))
			.findFirst()
			.orElseThrow();
	}

	private static boolean isIn(String departement, Territory territory) {
		try {
			return Territory.ofDepartement(departement) == territory;
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	/** Public bodies have numbers that begin with 1 or 2. */
	private static Siren anyNumber() {
		String start = "97%06d".formatted(ThreadLocalRandom.current().nextInt(1_000_000));
		for (int key = 0; key < 10; key++) {
			try {
				return new Siren(start + key);
			}
			catch (IllegalArgumentException ex) {
				// Not the key of this number.
			}
		}
		throw new IllegalStateException(start);
	}

}
