package fr.ecluse.identity;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import fr.ecluse.member.Agent;
import fr.ecluse.member.Agents;
import fr.ecluse.member.Siren;
import fr.ecluse.member.Siret;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds the account of somebody whom a provider vouches for: by the identity it was
 * linked to, or, once, by an e-mail address that the provider has verified. Nobody gets
 * an account or a right by signing in.
 */
@Component
class AgentMatch {

	private static final Logger logger = LoggerFactory.getLogger(AgentMatch.class);

	private static final int LONGEST = 255;

	private static final String WHOM_TO_ASK = "Adressez-vous à l'administrateur de votre collectivité, ou à votre OPSN.";

	private final Agents agents;

	private final AgentLinks links;

	private final OidcSettings settings;

	AgentMatch(Agents agents, AgentLinks links, OidcSettings settings) {
		this.agents = agents;
		this.links = links;
		this.settings = settings;
	}

	/**
	 * The account.
	 * @throws SignInRefusedException when there is none that may be used
	 */
	@Transactional
	public Agent find(String issuer, String subject, Map<String, Object> claims) {
		if (subject.isEmpty() || subject.length() > LONGEST) {
			throw new SignInRefusedException(
					"Votre fournisseur d'identité donne un identifiant inutilisable. " + WHOM_TO_ASK);
		}
		Optional<String> linked = this.links.find(issuer, subject);
		Agent agent = linked.isPresent() ? this.agents.find(linked.get()).orElseThrow() : byEmail(claims);
		if (!agent.enabled()) {
			throw refuse(agent, "Ce compte est désactivé. " + WHOM_TO_ASK);
		}
		checkMember(agent, claims);
		if (linked.isEmpty() && !this.links.add(issuer, subject, agent.username())) {
			throw refuse(agent, "Le compte qui porte votre adresse électronique appartient déjà à une autre personne. "
					+ WHOM_TO_ASK);
		}
		return agent;
	}

	private Agent byEmail(Map<String, Object> claims) {
		String email = text(claims, "email");
		if (email == null || email.length() > LONGEST) {
			throw new SignInRefusedException(
					"Votre fournisseur d'identité ne donne pas votre adresse électronique, et aucun "
							+ "compte n'est encore relié à vous. " + WHOM_TO_ASK);
		}
		if (!this.settings.provider().vouchesForEmail() && !Boolean.TRUE.equals(claims.get("email_verified"))) {
			throw new SignInRefusedException(
					"Votre adresse électronique n'est pas vérifiée chez votre fournisseur d'identité. "
							+ "Vérifiez-la auprès de lui, puis recommencez.");
		}
		List<Agent> found = this.agents.withEmail(email);
		List<Agent> enabled = found.stream().filter(Agent::enabled).toList();
		if (enabled.size() > 1) {
			throw new SignInRefusedException(
					"Plusieurs comptes portent l'adresse « %s » : on ne peut pas savoir lequel est le vôtre. %s"
						.formatted(email, WHOM_TO_ASK));
		}
		if (found.isEmpty()) {
			throw new SignInRefusedException(
					("Aucun compte ne porte l'adresse « %s ». Demandez à l'administrateur de votre collectivité, ou à votre "
							+ "OPSN, de vous en ouvrir un avec cette adresse.")
						.formatted(email));
		}
		return enabled.isEmpty() ? found.get(0) : enabled.get(0);
	}

	/** Who acts for another organisation than the account does is not let in. */
	private void checkMember(Agent agent, Map<String, Object> claims) {
		Object claim = claims.get("siret");
		if (claim == null) {
			return;
		}
		Siren siren;
		try {
			siren = Siret.of(String.valueOf(claim)).siren();
		}
		catch (IllegalArgumentException ex) {
			throw refuse(agent,
					"Votre fournisseur d'identité vous rattache à un établissement dont le numéro n'est pas "
							+ "valable. " + WHOM_TO_ASK);
		}
		boolean atHome = agent.worksFor(siren)
				|| (!agent.opsnRoles().isEmpty() && siren.value().equals(this.settings.opsnSiren()));
		if (!atHome) {
			throw refuse(agent,
					"Votre fournisseur d'identité vous rattache à l'organisme %s, où votre compte n'a aucun rôle. %s"
						.formatted(siren, WHOM_TO_ASK));
		}
	}

	private static SignInRefusedException refuse(Agent agent, String sentence) {
		logger.info("Sign-in by the identity provider refused for {}", agent.username());
		return new SignInRefusedException(sentence);
	}

	private static @Nullable String text(Map<String, Object> claims, String name) {
		return (claims.get(name) instanceof String text && !text.isBlank()) ? text : null;
	}

}
