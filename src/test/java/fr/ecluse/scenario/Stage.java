package fr.ecluse.scenario;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
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

import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionOperations;

/** Where one story is played: a member made for it, with one agent per role. */
final class Stage {

	private static final AtomicInteger NEXT = new AtomicInteger();

	static final String PASSWORD = "scène vide, trois coups";

	private final Siren siren = fresh();

	private final URI address;

	private final Map<String, Server> signedIn = new HashMap<>();

	Stage(URI address) {
		this.address = address;
	}

	/** Makes the member and its people. */
	Stage prepare(Scenario.Place place, List<String> roles, Members members, Agents agents, PasswordEncoder passwords,
			TransactionOperations transactions) {
		String hash = String.valueOf(passwords.encode(PASSWORD));
		transactions.executeWithoutResult((status) -> {
			members.put(new Member(this.siren, name(place), place.kind(), null, departement(place.territory()),
					place.population(), null, place.territory(),
					new Letterhead("1 place de la Mairie", "38000", "Essai-sur-Isère", "04 76 00 00 00",
							"mairie@essai.example", "https://essai.example", "Ange Essai", "Le maire")));
			roles.forEach((role) -> agents.add(new Agent(username(role), "Personne d'essai", null, hash, true, Set.of(),
					Set.of(new Membership(this.siren, role)))));
		});
		return this;
	}

	Siren siren() {
		return this.siren;
	}

	/** Address of something of the member. */
	String path(String rest) {
		return "/api/v1/members/%s/%s".formatted(this.siren, rest);
	}

	String username(String role) {
		return "%s.%s".formatted(role, this.siren);
	}

	/** Calls in the name of the agent with that role. */
	Server as(String role) {
		return this.signedIn.computeIfAbsent(role, (it) -> Server.signedIn(this.address, username(it), PASSWORD));
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

	/** A number that no other story has, and no organisation of a real directory. */
	private static Siren fresh() {
		String start = "97%06d".formatted(NEXT.getAndIncrement());
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
