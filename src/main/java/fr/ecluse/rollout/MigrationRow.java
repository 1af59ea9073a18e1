package fr.ecluse.rollout;

import fr.ecluse.member.Siren;

/** A dossier of a migration, as the one who works on it has locked it. */
record MigrationRow(long migration, String dossier, Siren siren, String source, int attempts) {

	/** What has become of it. */
	enum State {

		/** Before the start: to be looked at, and what was found. */
		UNCHECKED, FIT, UNFIT,

		/** From the start on. */
		WAITING, DONE, FAILED, GONE;

		String key() {
			return name().toLowerCase(java.util.Locale.ROOT);
		}

	}

}
