package fr.ecluse.attachment;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobApiMetadata;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStoreContext;
import org.jclouds.blobstore.domain.StorageMetadata;
import org.jclouds.blobstore.options.ListContainerOptions;

/** A real server of the S3 protocol on loopback that checks signatures (version 4). */
final class ObjectServer implements AutoCloseable {

	static final String BUCKET = "pieces";

	static final String ACCESS_KEY = "ecluse";

	static final String SECRET_KEY = "secret-des-essais";

	private final BlobStoreContext store;

	private final S3Proxy server;

	private ObjectServer(BlobStoreContext store, S3Proxy server) {
		this.store = store;
		this.server = server;
	}

	static ObjectServer start() throws Exception {
		Properties properties = new Properties();
		properties.setProperty("jclouds.filesystem.basedir", folder().toString());
		BlobStoreContext store = ContextBuilder.newBuilder(new FilesystemNio2BlobApiMetadata())
			.credentials(ACCESS_KEY, SECRET_KEY)
			.overrides(properties)
			.build(BlobStoreContext.class);
		store.getBlobStore().createContainerInLocation(null, BUCKET);
		S3Proxy server = S3Proxy.builder()
			.blobStore(store.getBlobStore())
			.endpoint(URI.create("http://127.0.0.1:0"))
			.awsAuthentication(AuthenticationType.AWS_V4, ACCESS_KEY, SECRET_KEY)
			.build();
		server.start();
		return new ObjectServer(store, server);
	}

	private static Path folder() throws IOException {
		return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "s3").toAbsolutePath();
	}

	int port() {
		return this.server.getPort();
	}

	/** Keys of all objects. */
	List<String> keys() {
		return this.store.getBlobStore()
			.list(BUCKET, ListContainerOptions.Builder.recursive())
			.stream()
			.map(StorageMetadata::getName)
			.toList();
	}

	@Override
	public void close() {
		try {
			this.server.stop();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
		this.store.close();
	}

}
