package fr.ecluse.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpRange;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.StreamUtils;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * Sends the content of a clean attachment, whole or one range of it, from wherever it is
 * kept. A browser saves it and shows nothing of it.
 */
@Component
class Download {

	private static final Logger LOGGER = LoggerFactory.getLogger(Download.class);

	private final List<Store> stores;

	private final Attachments attachments;

	Download(List<Store> stores, Attachments attachments) {
		this.attachments = attachments;
		this.stores = stores;
	}

	void send(Attachment attachment, HttpServletRequest request, HttpServletResponse response) throws IOException {
		if (attachment.isDiscarded()) {
			throw Refusal.gone(attachment);
		}
		if (attachment.state() != Attachment.State.CLEAN) {
			throw Refusal.notYet();
		}
		String tag = "\"" + attachment.sha256() + "\"";
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache, private");
		if (new ServletWebRequest(request, response).checkNotModified(tag)) {
			return;
		}
		HttpRange range = range(request, tag);
		long length = attachment.length();
		long first = 0;
		long last = length - 1;
		if (range != null) {
			first = range.getRangeStart(length);
			last = range.getRangeEnd(length);
			if (first >= length || first > last) {
				throw Refusal.range(length);
			}
		}
		boolean wanted = !HttpMethod.HEAD.matches(request.getMethod());
		if (wanted && first == 0) {
			this.attachments.handed(attachment);
		}
		try (InputStream content = wanted ? open(attachment, first) : InputStream.nullInputStream()) {
			if (range != null) {
				response.setStatus(HttpStatus.PARTIAL_CONTENT.value());
				response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes %d-%d/%d".formatted(first, last, length));
			}
			headers(attachment, response);
			response.setContentLengthLong(last - first + 1);
			if (wanted) {
				copy(attachment, content, response, last - first + 1);
			}
		}
	}

	private InputStream open(Attachment attachment, long from) {
		Store store = this.stores.stream()
			.filter((it) -> it.place() == attachment.place())
			.findFirst()
			.orElseThrow(Refusal::storeSilent);
		try {
			return store.open(attachment, from);
		}
		catch (IOException ex) {
			LOGGER.warn("Attachment {} cannot be read: {}", attachment.id(), ex.getMessage());
			throw Refusal.storeSilent();
		}
	}

	/** Once it has begun, an answer can only be complete or break off. */
	private static void copy(Attachment attachment, InputStream content, HttpServletResponse response, long count) {
		try {
			long sent = StreamUtils.copyRange(content, response.getOutputStream(), 0, count - 1);
			if (sent != count) {
				throw new IOException("%d of %d bytes".formatted(sent, count));
			}
		}
		catch (IOException ex) {
			LOGGER.info("Attachment {} was not read to its end: {}", attachment.id(), ex.getMessage());
			if (!response.isCommitted()) {
				response.reset();
				throw Refusal.storeSilent();
			}
		}
	}

	private static void headers(Attachment attachment, HttpServletResponse response) {
		response.setContentType(attachment.mediaType());
		response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
				ContentDisposition.attachment()
					.filename(attachment.fileName(), StandardCharsets.UTF_8)
					.build()
					.toString());
		response.setHeader("X-Content-Type-Options", "nosniff");
		response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
	}

	/**
	 * The one range that is asked for; null for the whole file, which is also the answer
	 * to several at once, to one of another content and to one that cannot be read.
	 */
	private static @Nullable HttpRange range(HttpServletRequest request, String tag) {
		String condition = request.getHeader(HttpHeaders.IF_RANGE);
		if (condition != null && !condition.equals(tag)) {
			return null;
		}
		try {
			List<HttpRange> ranges = HttpRange.parseRanges(request.getHeader(HttpHeaders.RANGE));
			return (ranges.size() == 1) ? ranges.get(0) : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

}
