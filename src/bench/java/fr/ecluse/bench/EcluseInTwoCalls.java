package fr.ecluse.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * The same server, for a program that takes the first task from the answer to its start, which no
 * peer gives.
 */
final class EcluseInTwoCalls implements Contestant {

	private final EcluseContestant server;

	EcluseInTwoCalls(EcluseContestant server) {
		this.server = server;
	}

	@Override
	public String name() {
		return "Écluse, en deux appels";
	}

	@Override
	public void instance(Http http, int number, int variables) throws IOException {
		String dossier = this.server.start(http, number, number, variables, UUID.randomUUID().toString()).taken();
		String task = Http.text(dossier.substring(dossier.indexOf("\"steps\"")), "id");
		this.server.complete(http, number, number, task).taken();
	}

	@Override
	public long finished() throws SQLException {
		return this.server.finished();
	}

	@Override
	public long open() throws SQLException {
		return this.server.open();
	}

	@Override
	public List<Long> processes() {
		return this.server.processes();
	}

	/** The server is another's. */
	@Override
	public void close() {
	}

}
