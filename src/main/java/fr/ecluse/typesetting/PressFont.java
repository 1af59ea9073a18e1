package fr.ecluse.typesetting;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
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

	/**
	 * Place of each sign in the document's part of the font; 0 for one that it has not
	 * yet.
	 */
	private char[] places = new char[0];

	/** Sign of each place. */
	private char[] glyphs = new char[256];

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
	public char mapChar(char character) {
		return (char) mapCodePoint(character);
	}

	/** Without FOP's maps of boxed numbers for a sign that the document has already. */
	@Override
	public int mapCodePoint(int codePoint) {
		int glyph = findGlyphIndex(codePoint);
		if (glyph > 0 && glyph < this.places.length && this.places[glyph] != 0) {
			return this.places[glyph];
		}
		int place = (codePoint <= Character.MAX_VALUE) ? super.mapChar((char) codePoint)
				: super.mapCodePoint(codePoint);
		if (glyph > 0) {
			if (glyph >= this.places.length) {
				this.places = Arrays.copyOf(this.places, Math.max(glyph + 1, this.width.length));
			}
			this.places[glyph] = (char) place;
			if (place >= this.glyphs.length) {
				this.glyphs = Arrays.copyOf(this.glyphs, 2 * place);
			}
			this.glyphs[place] = (char) glyph;
		}
		return place;
	}

	@Override
	public int getWidth(int place, int size) {
		boolean known = place > 0 && place < this.glyphs.length && this.glyphs[place] != 0;
		return known ? size * this.width[this.glyphs[place]] : super.getWidth(place, size);
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
