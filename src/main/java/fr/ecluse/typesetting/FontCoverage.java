package fr.ecluse.typesetting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.List;

import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

import org.springframework.core.io.ClassPathResource;

/**
 * Which fallback font has a character that the text faces lack. The order is fixed, so
 * that a text always looks the same.
 */
final class FontCoverage {

	/**
	 * FOP writes a wrong text layer after the first character beyond this one in a font,
	 * so that only emoji may stand there.
	 */
	private static final int BMP = 0xFFFF;

	private static final int LAST = 0x1FFFF;

	/** Families of `fop.xml` with the files that all have to have the character. */
	private static final List<Family> FAMILIES = List.of(
			new Family("", BMP, "notoserif-regular-subset", "notoserif-italic-subset", "notoserif-bold-subset",
					"notoserif-bold_italic-subset", "notosans-regular-subset", "notosans-italic-subset",
					"notosans-bold-subset", "notosans-bold_italic-subset"),
			new Family("DejaVu Sans", BMP, "DejaVuSans", "DejaVuSans-Bold"),
			new Family("Noto Emoji", LAST, "notoemoji-subset"),
			new Family("M PLUS 1p", BMP, "mplus1p-regular-fallback"));

	private final BitSet[] characters = FAMILIES.stream().map(FontCoverage::read).toArray(BitSet[]::new);

	private static BitSet read(Family family) {
		BitSet common = new BitSet();
		common.set(0, family.last() + 1);
		for (String file : family.files()) {
			BitSet characters = new BitSet();
			try (TrueTypeFont font = new TTFParser(false).parse(new RandomAccessReadBuffer(
					new ClassPathResource("fonts/" + file + ".ttf", FontCoverage.class.getClassLoader())
						.getContentAsByteArray()))) {
				CmapLookup lookup = font.getUnicodeCmapLookup();
				for (int c = 0; c <= family.last(); c++) {
					if (lookup.getGlyphId(c) > 0) {
						characters.set(c);
					}
				}
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			common.and(characters);
		}
		return common;
	}

	/** Position of the first font that has the character; -1 when none has it. */
	int first(int codePoint) {
		for (int i = 0; i < this.characters.length; i++) {
			if (has(i, codePoint)) {
				return i;
			}
		}
		return -1;
	}

	boolean has(int font, int codePoint) {
		return this.characters[font].get(codePoint);
	}

	int size() {
		return this.characters.length;
	}

	/** Name of a family; empty for the font that the template chose. */
	String family(int font) {
		return FAMILIES.get(font).name();
	}

	private record Family(String name, int last, List<String> files) {

		Family(String name, int last, String... files) {
			this(name, last, List.of(files));
		}

	}

}
