package fr.ecluse.member;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Makes a logo of a file that somebody sent: looked at before it is decoded, then drawn
 * anew on white, so that nothing of the file but its picture is kept.
 */
final class LogoPicture {

	private static final int LARGEST_FILE = 200_000;

	private static final int SMALLEST_SIDE = 40;

	private static final int LONGEST_SIDE = 4000;

	/** As many pixels as the room for a logo shows at 300 dots per inch. */
	private static final int WIDTH = 500;

	private static final int HEIGHT = 300;

	private LogoPicture() {
	}

	static Logo read(byte[] file, String alternative) {
		if (file.length == 0) {
			throw refused("Le corps de la requête est vide : envoyez le fichier PNG ou JPEG lui-même.");
		}
		if (file.length > LARGEST_FILE) {
			throw refused("Le logo pèse %d ko, pour %d au plus. Réduisez l'image à %d pixels de large."
				.formatted(file.length / 1000, LARGEST_FILE / 1000, WIDTH));
		}
		try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
			Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
			ImageReader reader = readers.hasNext() ? readers.next() : null;
			String format = (reader != null) ? reader.getFormatName().toLowerCase(Locale.ROOT) : "";
			if (reader == null || !Set.of("png", "jpeg").contains(format)) {
				throw refused("Ce fichier n'est ni un PNG ni un JPEG.");
			}
			reader.setInput(input);
			check(reader.getWidth(0), reader.getHeight(0));
			return draw(reader.read(0), format, alternative);
		}
		catch (IOException | RuntimeException ex) {
			if (ex instanceof Refusal refusal) {
				throw refusal;
			}
			throw refused("L'image est abîmée et ne peut pas être lue. Enregistrez-la à nouveau en PNG.");
		}
	}

	private static void check(int width, int height) {
		if (Math.min(width, height) < SMALLEST_SIDE || Math.max(width, height) > LONGEST_SIDE) {
			throw refused("L'image mesure %d × %d pixels : chaque côté doit en compter de %d à %d.".formatted(width,
					height, SMALLEST_SIDE, LONGEST_SIDE));
		}
	}

	private static Logo draw(BufferedImage picture, String format, String alternative) throws IOException {
		double scale = Math.min(1,
				Math.min((double) WIDTH / picture.getWidth(), (double) HEIGHT / picture.getHeight()));
		int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
		int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
		BufferedImage drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = drawn.createGraphics();
		graphics.setColor(Color.WHITE);
		graphics.fillRect(0, 0, width, height);
		graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
		graphics.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
		graphics.drawImage(picture, 0, 0, width, height, null);
		graphics.dispose();
		ByteArrayOutputStream content = new ByteArrayOutputStream();
		ImageIO.write(drawn, format, content);
		return new Logo(sha256(content.toByteArray()), "image/" + format, alternative, width, height,
				content.toByteArray());
	}

	private static String sha256(byte[] content) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Refusal refused(String reason) {
		return Refusal.field("/logo", reason);
	}

}
