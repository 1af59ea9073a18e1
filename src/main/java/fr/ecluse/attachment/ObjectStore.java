package fr.ecluse.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * Contents in a bucket of an S3 store, one object each, under
 * {@code attachments/<siren>/<dossier>/<id>}.
 */
class ObjectStore implements Store, AutoCloseable {

	private final S3Client client;

	private final String bucket;

	ObjectStore(AttachmentSettings.S3 settings) {
		this.bucket = settings.bucket();
		this.client = S3Client.builder()
			.endpointOverride(settings.endpoint())
			.region(Region.of(settings.region()))
			.forcePathStyle(true)
			.credentialsProvider(StaticCredentialsProvider
				.create(AwsBasicCredentials.create(settings.accessKey(), settings.secretKey())))
			// Stores other than Amazon's do not all know its newer checksums.
			.requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
			.responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
			.httpClientBuilder(UrlConnectionHttpClient.builder()
				.connectionTimeout(Duration.ofSeconds(5))
				.socketTimeout(Duration.ofSeconds(30)))
			.build();
	}

	@Override
	public Attachment.Place place() {
		return Attachment.Place.S3;
	}

	@Override
	public InputStream open(Attachment attachment, long from) throws IOException {
		try {
			ResponseInputStream<GetObjectResponse> content = this.client.getObject(
					(request) -> request.bucket(this.bucket).key(key(attachment)).range("bytes=%d-".formatted(from)));
			return new Reading(content, attachment.received() - from);
		}
		catch (SdkException ex) {
			throw new IOException(ex);
		}
	}

	/**
	 * Takes over a complete content; a second time changes nothing.
	 * @throws IOException when the store does not answer
	 */
	void keep(Attachment attachment, Chunks chunks) throws IOException {
		long length = attachment.received();
		String type = String.valueOf(attachment.mediaType());
		try {
			this.client.putObject((request) -> request.bucket(this.bucket).key(key(attachment)).contentLength(length),
					RequestBody.fromContentProvider(() -> chunks.open(attachment, 0), length, type));
			long kept = this.client.headObject((request) -> request.bucket(this.bucket).key(key(attachment)))
				.contentLength();
			if (kept != length) {
				throw new IOException("%d bytes of %d were kept".formatted(kept, length));
			}
		}
		catch (SdkException ex) {
			throw new IOException(ex);
		}
	}

	@Override
	public void close() {
		this.client.close();
	}

	private static String key(Attachment attachment) {
		return "attachments/%s/%s/%s".formatted(attachment.siren().value(), attachment.dossierId(), attachment.id());
	}

	/** Lets go of the connection when the rest is not wanted. */
	private static final class Reading extends InputStream {

		private final ResponseInputStream<GetObjectResponse> content;

		private long remaining;

		private Reading(ResponseInputStream<GetObjectResponse> content, long remaining) {
			this.content = content;
			this.remaining = remaining;
		}

		@Override
		public int read() throws IOException {
			int next = this.content.read();
			this.remaining -= (next >= 0) ? 1 : 0;
			return next;
		}

		@Override
		public int read(byte[] bytes, int offset, int count) throws IOException {
			int given = this.content.read(bytes, offset, count);
			this.remaining -= Math.max(given, 0);
			return given;
		}

		@Override
		public void close() throws IOException {
			if (this.remaining > 0) {
				this.content.abort();
			}
			this.content.close();
		}

	}

}
