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

	private final Map<String, ReadFont> read = new HashMap<>();

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
			ReadFont known = this.read.get(key);
			fonts.addMetrics(key, (known != null) ? known.forDocument(this.resources)
					: new LazyFont(this.declared.get(i), this.resources, this.shaping));
			this.declared.get(i).getFontTriplets().forEach((triplet) -> fonts.addFontProperties(key, triplet));
		}
		return number + this.declared.size();
	}

	/** After a document: reads what it was the first to use. */
	void learn() throws IOException {
		if (this.used == null) {
			return;
		}
		for (int i = 0; i < this.declared.size(); i++) {
			String key = "F" + (this.first + i);
			if (this.used.getUsedFonts().containsKey(key) && !this.read.containsKey(key)) {
				this.read.put(key, new ReadFont(this.declared.get(i), this.shaping, this.resources));
			}
		}
		this.used = null;
	}

}
