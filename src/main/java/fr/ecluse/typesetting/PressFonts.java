package fr.ecluse.typesetting;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.fop.apps.io.InternalResourceResolver;
import org.apache.fop.fonts.EmbedFontInfo;
import org.apache.fop.fonts.FontCollection;
import org.apache.fop.fonts.FontInfo;
import org.apache.fop.fonts.LazyFont;
import org.jspecify.annotations.Nullable;

/**
 * The fonts of one press, for one document after another. FOP reads a font for the first
 * document that uses it; those after it find it read.
 */
final class PressFonts implements FontCollection {

	private final List<EmbedFontInfo> declared;

	private final boolean shaping;

	private final InternalResourceResolver resources;

	/** By file and kerning: a document's emoji are fonts of one file. */
	private final Map<List<Object>, ReadFont> read = new HashMap<>();

	private @Nullable FontInfo used;

	private int first;

	PressFonts(List<EmbedFontInfo> declared, boolean shaping, InternalResourceResolver resources) {
		this.declared = declared;
		this.shaping = shaping;
		this.resources = resources;
	}

	@Override
	public int setup(int number, FontInfo fonts) {
		this.used = fonts;
		this.first = number;
		for (int i = 0; i < this.declared.size(); i++) {
			String key = "F" + (number + i);
			EmbedFontInfo font = this.declared.get(i);
			ReadFont known = this.read.get(file(font));
			fonts.addMetrics(key, (known != null) ? known.forDocument(this.resources)
					: new LazyFont(font, this.resources, this.shaping));
			font.getFontTriplets().forEach((triplet) -> fonts.addFontProperties(key, triplet));
		}
		return number + this.declared.size();
	}

	/** After a document: reads what it was the first to use. */
	void learn() throws IOException {
		if (this.used == null) {
			return;
		}
		for (int i = 0; i < this.declared.size(); i++) {
			EmbedFontInfo font = this.declared.get(i);
			if (this.used.getUsedFonts().containsKey("F" + (this.first + i)) && !this.read.containsKey(file(font))) {
				this.read.put(file(font), new ReadFont(font, this.shaping, this.resources));
			}
		}
		this.used = null;
	}

	private static List<Object> file(EmbedFontInfo font) {
		return List.of(font.getEmbedURI(), font.getKerning());
	}

}
