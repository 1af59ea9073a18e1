package fr.ecluse.member;

import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets somebody in before there is anybody, as soon as the tables exist and before the
 * first call is answered.
 * <p>
 * The password setting is used only while no administrator may sign in: it then opens the
 * account {@code admin}. Later it changes nothing, so that a forgotten setting does not
 * bring an old password back; to recover a platform whose administrators are all closed,
 * set it and start again. The key setting is the key itself: a new value adds a key and
 * revokes the one of the former value; without the setting nothing changes, and a value
 * that was revoked stays revoked.
 */
@Component
class FirstAdministrator implements SmartInitializingSingleton {

	static final String USERNAME = "admin";

	static final int SHORTEST_KEY = 32;

	private static final String CREATED_BY = "ECLUSE_ADMIN_KEY";

	private static final Logger log = LoggerFactory.getLogger(FirstAdministrator.class);

	private final MemberSettings settings;

	private final Agents agents;

	private final ApiKeys keys;

	private final PasswordEncoder passwords;

	private final TransactionTemplate transaction;

	FirstAdministrator(MemberSettings settings, Agents agents, ApiKeys keys, PasswordEncoder passwords,
			PlatformTransactionManager transactions) {
		this.settings = settings;
		this.agents = agents;
		this.keys = keys;
		this.passwords = passwords;
		this.transaction = new TransactionTemplate(transactions);
	}

	@Override
	public void afterSingletonsInstantiated() {
		String key = given(this.settings.adminKey());
		if (key != null) {
			openKey(key);
		}
		String password = given(this.settings.adminPassword());
		if (password != null) {
			openAccount(password);
		}
		else if (!this.settings.embedded() && this.agents.count() == 0) {
			throw new NoAdministratorException("Aucun compte n'existe encore dans cette base de données.",
					"Choisissez le mot de passe du premier administrateur et donnez-le par ECLUSE_ADMIN_PASSWORD "
							+ "(12 caractères au moins), puis relancez : l'identifiant est « admin ».");
		}
	}

	private void openAccount(String password) {
		Passwords.weakness(password, USERNAME).ifPresent((weakness) -> {
			throw new NoAdministratorException("Le mot de passe donné par ECLUSE_ADMIN_PASSWORD ne convient pas.",
					weakness);
		});
		try {
			this.transaction.executeWithoutResult((status) -> {
				if (this.agents.lockAdministrators().isEmpty()) {
					open(Objects.requireNonNull(this.passwords.encode(password)), this.agents.lock(USERNAME));
					log.info("Le compte « {} » de l'administrateur est ouvert avec le mot de passe "
							+ "de ECLUSE_ADMIN_PASSWORD.", USERNAME);
				}
			});
		}
		catch (DuplicateKeyException ex) {
			log.info("Le compte « {} » vient d'être ouvert par un autre serveur.", USERNAME);
		}
	}

	private void open(String passwordHash, Optional<Agent> known) {
		Agent admin = new Agent(USERNAME, known.map(Agent::displayName).orElse("Administration OPSN"),
				known.map(Agent::email).orElse(null), passwordHash, true, Set.of(), Set.of());
		if (known.isPresent()) {
			this.agents.change(admin);
		}
		else {
			this.agents.add(admin);
		}
		Set<OpsnRole> roles = new HashSet<>(known.map(Agent::opsnRoles).orElse(Set.of()));
		roles.add(OpsnRole.ADMINISTRATOR);
		this.agents.setOpsnRoles(USERNAME, roles);
	}

	private void openKey(String key) {
		if (key.codePointCount(0, key.length()) < SHORTEST_KEY) {
			throw new NoAdministratorException(
					"La clé donnée par ECLUSE_ADMIN_KEY est trop courte : elle ouvre toute la plateforme.",
					"Donnez une clé d'au moins %d caractères tirés au hasard, par exemple le résultat de « openssl rand -hex 32 »."
						.formatted(SHORTEST_KEY));
		}
		Optional<ApiKey> known = this.keys.findByToken(key);
		if (known.isPresent()) {
			if (known.get().revoked() != null) {
				log.warn("La clé donnée par ECLUSE_ADMIN_KEY a été révoquée, elle n'ouvre rien. "
						+ "Donnez-en une autre ou retirez ce réglage.");
			}
			return;
		}
		try {
			this.transaction.executeWithoutResult((status) -> {
				this.keys.list(null)
					.stream()
					.filter((former) -> former.createdBy().equals(CREATED_BY))
					.forEach((former) -> this.keys.revoke(null, former.id()));
				this.keys.add(UUID.randomUUID().toString(),
						ApiKeys.KeyRequest.usual("Clé du réglage ECLUSE_ADMIN_KEY", null, null), CREATED_BY, key);
			});
		}
		catch (DuplicateKeyException ex) {
			log.info("La clé de ECLUSE_ADMIN_KEY vient d'être ajoutée par un autre serveur.");
		}
	}

	private static @Nullable String given(@Nullable String setting) {
		return (setting == null || setting.isBlank()) ? null : setting.strip();
	}

	/**
	 * The server cannot start: nobody could, or the wrong people could, administer it.
	 */
	static final class NoAdministratorException extends RuntimeException {

		private final String advice;

		NoAdministratorException(String message, String advice) {
			super(message);
			this.advice = advice;
		}

		String advice() {
			return this.advice;
		}

	}

}
