package fr.ecluse.typesetting;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.UncheckedIOException;

import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.xmlgraphics.java2d.Graphics2DImagePainter;

import org.springframework.core.io.ClassPathResource;
import org.springframework.util.function.SingletonSupplier;

/** The word SPÉCIMEN across a page, pale enough to read what stands on it. */
final class Specimen implements Graphics2DImagePainter {

	private static final String TEXT = "SPÉCIMEN";

	private static final Color PALE = new Color(0xF2CFCF);

	/** In thousandths of a point: 150 mm on each side. */
	private static final int SIDE = 425_000;

	private static final double SLOPE = Math.toRadians(-45);

	private static final SingletonSupplier<Path2D> WORD = SingletonSupplier.of(Specimen::outline);

	private static Path2D outline() {
		try (TrueTypeFont font = new TTFParser(false).parse(new RandomAccessReadBuffer(
				new ClassPathResource("fonts/notosans-bold-subset.ttf", Specimen.class.getClassLoader())
					.getContentAsByteArray()))) {
			Path2D word = new Path2D.Double();
			double x = 0;
			for (char letter : TEXT.toCharArray()) {
				int glyph = font.getUnicodeCmapLookup().getGlyphId(letter);
				AffineTransform place = AffineTransform.getTranslateInstance(x, 0);
				word.append(font.getGlyph().getGlyph(glyph).getPath().getPathIterator(place), false);
				x += font.getAdvanceWidth(glyph);
			}
			return word;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public Dimension getImageSize() {
		return new Dimension(SIDE, SIDE);
	}

	@Override
	public void paint(Graphics2D graphics, Rectangle2D area) {
		Path2D word = WORD.obtain();
		Rectangle2D bounds = word.getBounds2D();
		AffineTransform across = AffineTransform.getTranslateInstance(area.getCenterX(), area.getCenterY());
		across.rotate(SLOPE);
		double scale = area.getWidth() * 1.25 / bounds.getWidth();
		across.scale(scale, -scale);
		across.translate(-bounds.getCenterX(), -bounds.getCenterY());
		graphics.setColor(PALE);
		graphics.fill(across.createTransformedShape(word));
	}

}
