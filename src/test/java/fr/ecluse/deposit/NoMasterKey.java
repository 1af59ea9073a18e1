package fr.ecluse.deposit;

import fr.ecluse.database.DataFolder;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.util.unit.DataSize;

/** The key of a server that was given none. */
public final class NoMasterKey {

	private NoMasterKey() {
	}

	public static MasterKey of(JdbcClient jdbc) {
		return new MasterKey(
				new DepositSettings(null,
						new DepositSettings.Limits(DataSize.ofMegabytes(20), 50, DataSize.ofKilobytes(512))),
				new DataFolder("target/no-key"), new MockEnvironment(), jdbc);
	}

}
