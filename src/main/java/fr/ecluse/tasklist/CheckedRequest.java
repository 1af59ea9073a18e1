package fr.ecluse.tasklist;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * A call as the guard read it, so that nothing behind reads it differently: the body it
 * checked, and pages of at most a hundred items.
 */
final class CheckedRequest extends HttpServletRequestWrapper {

	static final int LONGEST_PAGE = 100;

	private final byte[] body;

	private final ServletInputStream stream;

	CheckedRequest(HttpServletRequest request, byte[] body) {
		super(request);
		this.body = body;
		this.stream = new Bytes(body);
	}

	/** The parameters of the address alone, decoded. */
	static Map<String, List<String>> parameters(HttpServletRequest request) {
		MultiValueMap<String, String> raw = UriComponentsBuilder.newInstance()
			.query(request.getQueryString())
			.build()
			.getQueryParams();
		Map<String, List<String>> decoded = new java.util.LinkedHashMap<>();
		raw.forEach((name, values) -> decoded.put(UriUtils.decode(name, StandardCharsets.UTF_8),
				values.stream()
					.map((value) -> (value != null) ? UriUtils.decode(value, StandardCharsets.UTF_8) : "")
					.toList()));
		return decoded;
	}

	@Override
	public @Nullable String getQueryString() {
		String query = super.getQueryString();
		if (query == null || !query.contains("maxResults=")) {
			return query;
		}
		return query.replaceAll("(^|&)maxResults=(?!([0-9]|[1-9][0-9])(&|$))[^&]*", "$1maxResults=" + LONGEST_PAGE);
	}

	@Override
	public int getContentLength() {
		return this.body.length;
	}

	@Override
	public long getContentLengthLong() {
		return this.body.length;
	}

	@Override
	public BufferedReader getReader() {
		return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
	}

	/** The same stream each time: whoever reads may ask for it before each read. */
	@Override
	public ServletInputStream getInputStream() {
		return this.stream;
	}

	private static final class Bytes extends ServletInputStream {

		private final ByteArrayInputStream bytes;

		Bytes(byte[] body) {
			this.bytes = new ByteArrayInputStream(body);
		}

		@Override
		public int read() {
			return this.bytes.read();
		}

		@Override
		public int read(byte[] target, int offset, int length) {
			return this.bytes.read(target, offset, length);
		}

		@Override
		public int available() {
			return this.bytes.available();
		}

		@Override
		public boolean isFinished() {
			return this.bytes.available() == 0;
		}

		@Override
		public boolean isReady() {
			return true;
		}

		@Override
		public void setReadListener(ReadListener listener) {
			throw new IllegalStateException("A checked request is read at once");
		}

	}

}
