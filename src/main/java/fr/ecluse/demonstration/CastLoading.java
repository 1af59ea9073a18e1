package fr.ecluse.demonstration;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import fr.ecluse.member.Agents;
import fr.ecluse.member.ApiKey;
import fr.ecluse.member.ApiKeys;
import fr.ecluse.member.Members;
import fr.ecluse.member.Scope;
import fr.ecluse.member.Siren;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.StringUtils;

/**
 * Loads members, agents and keys. What is there already is left alone, so that it can
 * simply be done again after a crash.
 */
@Component
@ConditionalOnProperty(DemonstrationChoice.PROPERTY)
class CastLoading {

	static final String KEY_NAME = "Démonstration";

	private final Members members;

	private final Agents agents;

	private final ApiKeys keys;

	private final PasswordEncoder encoder;

	private final TransactionTemplate transaction;

	private final DemonstrationSettings settings;

	CastLoading(Members members, Agents agents, ApiKeys keys, PasswordEncoder encoder, TransactionTemplate transaction,
			DemonstrationSettings settings) {
		this.members = members;
		this.agents = agents;
		this.keys = keys;
		this.encoder = encoder;
		this.transaction = transaction;
		this.settings = settings;
	}

	boolean directoryIsEmpty() {
		return this.members.count() == 0;
	}

	void load(Cast cast) {
		DemonstrationFolder folder = this.settings.folder();
		// One hash for all: they share the password, and each hash takes a third of a
		// second.
		String hash = String
			.valueOf(this.encoder.encode(folder.readOrWrite(DemonstrationFolder.PASSWORD, ReadablePassword::random)));
		this.transaction.executeWithoutResult((status) -> {
			cast.organisations()
				.stream()
				.map(Cast.Organisation::member)
				.filter((member) -> this.members.find(member.siren()).isEmpty())
				.forEach(this.members::put);
			cast.characters()
				.stream()
				.map((character) -> character.agent(hash))
				.filter((agent) -> this.agents.find(agent.username()).isEmpty())
				.forEach(this.agents::add);
		});
		folder.write(DemonstrationFolder.ACCOUNTS, cast.characters()
			.stream()
			.map((character) -> "%-20s %s, %s".formatted(character.username(), character.name(), character.about()))
			.collect(Collectors.joining("\n")));
	}

	/** Whether the password shown opens the account of the administrator too. */
	boolean administratorHasOurPassword() {
		String password = this.settings.folder().read(DemonstrationFolder.PASSWORD).orElse("");
		return this.agents.find("admin")
			.filter((admin) -> this.encoder.matches(password, admin.passwordHash()))
			.isPresent();
	}

	/** The keys of the tour: one of the OPSN, one of each of these members. */
	void issueKeys(Iterable<Siren> sirens) {
		if (StringUtils.hasText(this.settings.adminKey())) {
			this.settings.folder().write(DemonstrationFolder.OPSN_KEY, this.settings.adminKey());
		}
		else {
			issueKey(DemonstrationFolder.OPSN_KEY, null);
		}
		sirens.forEach((siren) -> issueKey("cle-" + siren, siren));
	}

	private void issueKey(String file, @Nullable Siren member) {
		Optional<ApiKey> known = this.settings.folder()
			.read(file)
			.flatMap((token) -> this.transaction.execute((status) -> this.keys.authenticate(token)));
		if (known.isPresent()) {
			return;
		}
		String token = this.transaction.execute((status) -> {
			this.keys.list(member)
				.stream()
				.filter((key) -> key.revoked() == null && key.name().equals(KEY_NAME))
				.forEach((orphan) -> this.keys.revoke(member, orphan.id()));
			return this.keys
				.issue(new ApiKeys.KeyRequest(KEY_NAME, member, null, Scope.ALL, List.of()), "demonstration")
				.token();
		});
		this.settings.folder().write(file, token);
	}

}
