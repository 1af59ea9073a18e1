package fr.ecluse.deposit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The files of deposits, sealed piece by piece, so that neither memory nor the database's
 * packets limit them. A piece says whether it is the last: a file cut short does not
 * open.
 */
@Component
class SealedFiles {

	private static final int PIECE = 1 << 20;

	private final JdbcClient jdbc;

	SealedFiles(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	void put(String depositId, int file, InputStream content, SealingKey key) throws IOException {
		byte[] piece = content.readNBytes(PIECE);
		for (int chunk = 0;; chunk++) {
			byte[] next = content.readNBytes(PIECE);
			boolean last = next.length == 0;
			this.jdbc.sql("insert into deposit_chunk (deposit_id, file, chunk, sealed) values (?, ?, ?, ?)")
				.params(depositId, file, chunk, key.seal(piece, place(depositId, file, chunk, last)))
				.update();
			if (last) {
				return;
			}
			piece = next;
		}
	}

	byte[] get(String depositId, int file, SealingKey key) {
		List<Integer> chunks = this.jdbc
			.sql("select chunk from deposit_chunk where deposit_id = ? and file = ? order by chunk")
			.params(depositId, file)
			.query(Integer.class)
			.list();
		ByteArrayOutputStream content = new ByteArrayOutputStream();
		for (int chunk : chunks) {
			byte[] sealed = this.jdbc
				.sql("select sealed from deposit_chunk where deposit_id = ? and file = ? and chunk = ?")
				.params(depositId, file, chunk)
				.query((row, number) -> row.getBytes(1))
				.single();
			boolean last = chunk == chunks.size() - 1;
			content.writeBytes(key.open(sealed, place(depositId, file, chunk, last)));
		}
		return content.toByteArray();
	}

	private static String place(String depositId, int file, int chunk, boolean last) {
		return String.join("/", Arrays.asList("deposit", depositId, String.valueOf(file), String.valueOf(chunk),
				last ? "last" : "more"));
	}

}
