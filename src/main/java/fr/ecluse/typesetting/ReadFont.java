package fr.ecluse.typesetting;

import java.awt.Rectangle;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.fop.apps.io.InternalResourceResolver;
import org.apache.fop.fonts.CIDFontType;
import org.apache.fop.fonts.CMapSegment;
import org.apache.fop.fonts.EmbedFontInfo;
import org.apache.fop.fonts.truetype.FontFileReader;
import org.apache.fop.fonts.truetype.OFFontLoader;
import org.apache.fop.fonts.truetype.TTFFile;

/**
 * A font file, read once. FOP reads it anew for each document, which takes a third of its
 * time; the fonts made here say the same.
 */
final class ReadFont {

	private static final int BMP = 0x10000;

	private final EmbedFontInfo declared;

	private final TTFFile font;

	private final byte[] program;

	private final int[] widths;

	private final Rectangle[] boxes;

	private final List<CMapSegment> segments;

	private final char[] glyphs = new char[BMP];

	private final Map<Integer, Integer> glyphsBeyond = new HashMap<>();

	ReadFont(EmbedFontInfo declared, boolean shaping, InternalResourceResolver resources) throws IOException {
		this.declared = declared;
		this.font = new TTFFile(declared.getKerning(), shaping);
		try (InputStream content = resources.getResource(declared.getEmbedURI())) {
			FontFileReader reader = new FontFileReader(content);
			if (!this.font.readFont(reader, OFFontLoader.readHeader(reader), (String) null)
					|| !this.font.isEmbeddable()) {
				throw new IOException("%s cannot be embedded".formatted(declared.getEmbedURI()));
			}
			this.program = FontTables.ofGlyphs(reader.getAllBytes());
		}
		this.widths = this.font.getWidths();
		this.boxes = this.font.getBoundingBoxes();
		this.segments = List.copyOf(this.font.getCMaps());
		this.segments.forEach(this::map);
	}

	/** The first segment that knows a character counts. */
	private void map(CMapSegment segment) {
		for (int c = segment.getUnicodeStart(); c <= segment.getUnicodeEnd(); c++) {
			int glyph = segment.getGlyphStartIndex() + c - segment.getUnicodeStart();
			if (c >= BMP) {
				this.glyphsBeyond.merge(c, glyph, (first, later) -> (first != 0) ? first : later);
			}
			else if (this.glyphs[c] == 0) {
				this.glyphs[c] = (char) glyph;
			}
		}
	}

	/** Number of the sign of a character; 0 when there is none. */
	int glyph(int codePoint) {
		return (codePoint >= 0 && codePoint < BMP) ? this.glyphs[codePoint]
				: this.glyphsBeyond.getOrDefault(codePoint, 0);
	}

	List<CMapSegment> segments() {
		return this.segments;
	}

	/** The tables of the file that a document takes its signs from. */
	byte[] program() {
		return this.program;
	}

	/** For one document; as FOP's own loader sets it up. */
	PressFont forDocument(InternalResourceResolver resources) {
		PressFont made = new PressFont(this, resources);
		made.setFontURI(this.declared.getEmbedURI());
		made.setEmbedURI(this.declared.getEmbedURI());
		made.setFontName(
				this.font.getEmbedFontName().isEmpty() ? this.font.getPostScriptName() : this.font.getEmbedFontName());
		made.setFullName(this.font.getFullName());
		made.setFamilyNames(this.font.getFamilyNames());
		made.setFontSubFamilyName(this.font.getSubFamilyName());
		made.setCapHeight(this.font.getCapHeight());
		made.setXHeight(this.font.getXHeight());
		made.setAscender(this.font.getLowerCaseAscent());
		made.setDescender(this.font.getLowerCaseDescent());
		made.setFontBBox(this.font.getFontBBox());
		made.setUnderlinePosition(this.font.getUnderlinePosition() - this.font.getUnderlineThickness() / 2);
		made.setUnderlineThickness(this.font.getUnderlineThickness());
		made.setStrikeoutPosition(this.font.getStrikeoutPosition() - this.font.getStrikeoutThickness() / 2);
		made.setStrikeoutThickness(this.font.getStrikeoutThickness());
		made.setFlags(this.font.getFlags());
		made.setStemV(Integer.parseInt(this.font.getStemV()));
		made.setItalicAngle(Integer.parseInt(this.font.getItalicAngle()));
		made.setWeight(this.font.getWeightClass());
		made.setCIDType(CIDFontType.CIDTYPE2);
		made.setWidthArray(this.widths);
		made.setBBoxArray(this.boxes);
		if (this.declared.getKerning()) {
			made.replaceKerningMap(this.font.getKerning());
		}
		made.setGDEF(this.font.getGDEF());
		made.setGSUB(this.font.getGSUB());
		made.setGPOS(this.font.getGPOS());
		return made;
	}

}
