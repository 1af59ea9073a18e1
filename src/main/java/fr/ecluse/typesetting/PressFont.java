package fr.ecluse.typesetting;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;

import org.apache.fop.apps.io.InternalResourceResolver;
import org.apache.fop.fonts.CMapSegment;
import org.apache.fop.fonts.EmbeddingMode;
import org.apache.fop.fonts.MultiByteFont;
import org.jspecify.annotations.Nullable;

/**
 * A font as one document uses it: what the document takes of it is its own, what the file
 * says is shared with the documents before and after.
 */
final class PressFont extends MultiByteFont {

	private final ReadFont file;

	/** Signs that shaping needs and the font has no character for. */
	private @Nullable Map<Integer, Integer> shapes;

	PressFont(ReadFont file, InternalResourceResolver resources) {
		super(resources, EmbeddingMode.SUBSET);
		this.file = file;
		this.cmap = file.segments();
	}

	@Override
	public InputStream getInputStream() throws IOException {
		return new ByteArrayInputStream(this.file.program());
	}

	@Override
	public int findGlyphIndex(int codePoint) {
		int glyph = this.file.glyph(codePoint);
		return (glyph != 0 || this.shapes == null) ? glyph : this.shapes.getOrDefault(codePoint, 0);
	}

	@Override
	protected synchronized void addPrivateUseMapping(int codePoint, int glyph) {
		if (this.shapes == null) {
			this.shapes = new HashMap<>();
			this.cmap = new ArrayList<>(this.cmap);
		}
		this.shapes.put(codePoint, glyph);
		this.cmap.add(new CMapSegment(codePoint, codePoint, glyph));
	}

}
