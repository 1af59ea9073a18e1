package fr.ecluse.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Contents in the database, in pieces of one MiB, so that neither memory nor the
 * database's packets limit them. Uploads gather here; what is finished stays, unless
 * there is an object store.
 */
@Component
class Chunks implements Store {

	static final int SIZE = 1 << 20;

	private final JdbcClient jdbc;

	Chunks(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** How many bytes go into the piece that a content of that length ends in. */
	static int room(long length) {
		return SIZE - (int) (length % SIZE);
	}

	/** Adds bytes to the end of a content; they fit in its last piece. */
	void append(String id, long length, byte[] bytes, int count) {
		byte[] content = (count == bytes.length) ? bytes : Arrays.copyOf(bytes, count);
		int number = (int) (length / SIZE);
		if (length % SIZE == 0) {
			this.jdbc.sql("insert into attachment_chunk (attachment_id, number, content) values (?, ?, ?)")
				.params(id, number, content)
				.update();
		}
		else {
			this.jdbc
				.sql("update attachment_chunk set content = concat(content, ?) where attachment_id = ? and number = ?")
				.params(content, id, number)
				.update();
		}
	}

	void discard(String id) {
		this.jdbc.sql("delete from attachment_chunk where attachment_id = ?").param(id).update();
	}

	@Override
	public Attachment.Place place() {
		return Attachment.Place.DATABASE;
	}

	@Override
	public InputStream open(Attachment attachment, long from) {
		return new Reading(attachment.id(), attachment.received(), from);
	}

	private byte[] read(String id, int number) throws IOException {
		try {
			return this.jdbc.sql("select content from attachment_chunk where attachment_id = ? and number = ?")
				.params(id, number)
				.query((row, index) -> row.getBytes(1))
				.optional()
				.orElseThrow(() -> new IOException("Piece %d of %s is gone".formatted(number, id)));
		}
		catch (DataAccessException ex) {
			throw new IOException(ex);
		}
	}

	/** Holds one piece at a time, and no connection between two. */
	private final class Reading extends InputStream {

		private final String id;

		private final long length;

		private long position;

		private byte @Nullable [] piece;

		private Reading(String id, long length, long position) {
			this.id = id;
			this.length = length;
			this.position = position;
		}

		@Override
		public int read() throws IOException {
			byte[] one = new byte[1];
			return (read(one, 0, 1) < 0) ? -1 : Byte.toUnsignedInt(one[0]);
		}

		@Override
		public int read(byte[] bytes, int offset, int count) throws IOException {
			Objects.checkFromIndexSize(offset, count, bytes.length);
			if (this.position >= this.length) {
				return -1;
			}
			byte[] current = this.piece;
			if (current == null) {
				current = Chunks.this.read(this.id, (int) (this.position / SIZE));
				this.piece = current;
			}
			int start = (int) (this.position % SIZE);
			int given = Math.min(count, current.length - start);
			System.arraycopy(current, start, bytes, offset, given);
			this.position += given;
			if (start + given == current.length) {
				this.piece = null;
			}
			return given;
		}

	}

}
