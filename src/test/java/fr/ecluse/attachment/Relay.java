package fr.ecluse.attachment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Stands before another server and hangs up on everybody while it is shut. */
final class Relay implements AutoCloseable {

	private final ServerSocket entry;

	private final int target;

	private volatile boolean shut;

	Relay(int target) throws IOException {
		this.entry = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		this.target = target;
		thread(this::accept);
	}

	int port() {
		return this.entry.getLocalPort();
	}

	void shut(boolean shut) {
		this.shut = shut;
	}

	@Override
	public void close() {
		try {
			this.entry.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void accept() {
		while (!this.entry.isClosed()) {
			try {
				Socket caller = this.entry.accept();
				if (this.shut) {
					caller.close();
					continue;
				}
				Socket server = new Socket(InetAddress.getLoopbackAddress(), this.target);
				thread(() -> pass(caller, server));
				thread(() -> pass(server, caller));
			}
			catch (IOException ex) {
				// The relay was closed, or a caller is gone.
			}
		}
	}

	private void pass(Socket from, Socket to) {
		try (from; to) {
			byte[] buffer = new byte[64 * 1024];
			for (int read = from.getInputStream().read(buffer); read >= 0
					&& !this.shut; read = from.getInputStream().read(buffer)) {
				to.getOutputStream().write(buffer, 0, read);
			}
		}
		catch (IOException ex) {
			// One of them is gone; the other is closed with it.
		}
	}

	private static void thread(Runnable work) {
		Thread thread = new Thread(work, "relay");
		thread.setDaemon(true);
		thread.start();
	}

}
