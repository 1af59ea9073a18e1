package fr.ecluse.typesetting;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import org.apache.xmlgraphics.java2d.Graphics2DImagePainter;

/**
 * An address as a QR code (ISO/IEC 18004), drawn as one shape, without margin; its dark
 * squares that touch are one rectangle.
 */
final class QrCode implements Graphics2DImagePainter {

	/** In thousandths of a point; where the picture stands says how large it is. */
	private static final int SQUARE = 1000;

	private final ByteMatrix squares;

	QrCode(String address) {
		try {
			this.squares = Encoder.encode(address, ErrorCorrectionLevel.M).getMatrix();
		}
		catch (WriterException ex) {
			throw new DocumentRefused("L’adresse de vérification est trop longue pour un code QR.", ex);
		}
	}

	@Override
	public Dimension getImageSize() {
		return new Dimension(this.squares.getWidth() * SQUARE, this.squares.getHeight() * SQUARE);
	}

	@Override
	public void paint(Graphics2D graphics, Rectangle2D area) {
		graphics.translate(area.getX(), area.getY());
		graphics.scale(area.getWidth() / this.squares.getWidth(), area.getHeight() / this.squares.getHeight());
		Path2D.Float dark = new Path2D.Float();
		for (int y = 0; y < this.squares.getHeight(); y++) {
			int x = 0;
			while (x < this.squares.getWidth()) {
				int end = x;
				while (end < this.squares.getWidth() && this.squares.get(end, y) == 1) {
					end++;
				}
				if (end > x) {
					dark.append(new Rectangle2D.Float(x, y, end - x, 1), false);
				}
				x = end + 1;
			}
		}
		graphics.fill(dark);
	}

}
