package fr.ecluse.typesetting;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.xmlgraphics.io.Resource;
import org.apache.xmlgraphics.io.ResourceResolver;

import org.springframework.core.io.ClassPathResource;

/** Nothing but our own fonts can be read, and nothing can be written. */
final class OwnFonts implements ResourceResolver {

	private final Map<String, byte[]> fonts = new ConcurrentHashMap<>();

	@Override
	public Resource getResource(URI uri) throws IOException {
		String address = uri.toString();
		if (!address.matches("modele:/fonts/[A-Za-z0-9_-]+\\.ttf")) {
			throw new IOException("L’adresse « %s » n’est pas accessible à un modèle.".formatted(address));
		}
		return new Resource(new ByteArrayInputStream(font(address.substring("modele:/".length()))));
	}

	/** Each press reads a font; unpacking it once is enough. */
	private byte[] font(String path) throws IOException {
		byte[] known = this.fonts.get(path);
		if (known == null) {
			known = new ClassPathResource(path, OwnFonts.class.getClassLoader()).getContentAsByteArray();
			this.fonts.put(path, known);
		}
		return known;
	}

	@Override
	public OutputStream getOutputStream(URI uri) throws IOException {
		throw new IOException("L’adresse « %s » n’est pas accessible à un modèle.".formatted(uri));
	}

}
