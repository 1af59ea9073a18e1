package fr.ecluse.web;

/** What a caller is, whichever member is concerned. */
final class Authorities {

	/** Any signed-in person. */
	static final String AGENT = "AGENT";

	static final String OPSN_ADMINISTRATOR = "OPSN_ADMINISTRATEUR";

	static final String OPSN_DESIGNER = "OPSN_CONCEPTEUR";

	static final String OPSN_KEY = "API_KEY_OPSN";

	static final String MEMBER_KEY = "API_KEY_MEMBER";

	private Authorities() {
	}

}
