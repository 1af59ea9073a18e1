package fr.ecluse.scenario;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;

import fr.ecluse.member.Siren;

/** The member of one story as callers from outside reach it. */
final class Stage {

	static final String PASSWORD = "scène vide, trois coups";

	private final Siren siren;

	private final URI address;

	private final Map<String, Server> signedIn = new HashMap<>();

	Stage(URI address, Siren siren) {
		this.address = address;
		this.siren = siren;
	}

	Siren siren() {
		return this.siren;
	}

	/** Address of something of the member. */
	String path(String rest) {
		return "/api/v1/members/%s/%s".formatted(this.siren, rest);
	}

	String username(String role) {
		return Cast.username(role, this.siren);
	}

	/** Calls in the name of the agent with that role. */
	Server as(String role) {
		return this.signedIn.computeIfAbsent(role, (it) -> Server.signedIn(this.address, username(it), PASSWORD));
	}

}
