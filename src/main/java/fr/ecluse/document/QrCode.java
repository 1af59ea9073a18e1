package fr.ecluse.document;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/** An address as a QR code (ISO/IEC 18004), drawn with lines instead of dots. */
final class QrCode {

	private QrCode() {
	}

	/** The dark squares as an SVG picture whose unit is one square, without margin. */
	static Drawing of(String address) {
		try {
			ByteMatrix squares = Encoder.encode(address, ErrorCorrectionLevel.M).getMatrix();
			StringBuilder path = new StringBuilder();
			for (int y = 0; y < squares.getHeight(); y++) {
				int x = 0;
				while (x < squares.getWidth()) {
					int end = x;
					while (end < squares.getWidth() && squares.get(end, y) == 1) {
						end++;
					}
					if (end > x) {
						path.append("M%d %dh%dv1h-%dz".formatted(x, y, end - x, end - x));
					}
					x = end + 1;
				}
			}
			return new Drawing(squares.getWidth(), path.toString());
		}
		catch (WriterException ex) {
			throw new DocumentRefused("L’adresse de vérification est trop longue pour un code QR.", ex);
		}
	}

	/**
	 * Squares and how many there are on a side.
	 *
	 * @param path of SVG, to be filled
	 */
	record Drawing(int side, String path) {

	}

}
