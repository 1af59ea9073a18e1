package fr.ecluse.dossier;

import java.time.Instant;

import fr.ecluse.member.Siren;
import org.jspecify.annotations.Nullable;

/**
 * Something just happened to a dossier. It is published inside the transaction of what it
 * tells, so whoever listens writes with it or not at all.
 *
 * @param dossierId id of the dossier
 * @param procedure key of its procedure
 * @param kind stable word for software
 * @param label French sentence
 * @param actor name of the agent or key; null when the server acted
 */
public record DossierFact(Siren siren, String dossierId, String procedure, String kind, String label,
		@Nullable String actor, Instant at) {

}
