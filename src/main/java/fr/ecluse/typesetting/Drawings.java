package fr.ecluse.typesetting;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

import javax.imageio.stream.ImageInputStream;
import javax.xml.transform.Source;

import org.apache.xmlgraphics.image.loader.Image;
import org.apache.xmlgraphics.image.loader.ImageContext;
import org.apache.xmlgraphics.image.loader.ImageFlavor;
import org.apache.xmlgraphics.image.loader.ImageInfo;
import org.apache.xmlgraphics.image.loader.ImageSessionContext;
import org.apache.xmlgraphics.image.loader.ImageSize;
import org.apache.xmlgraphics.image.loader.impl.AbstractImageLoader;
import org.apache.xmlgraphics.image.loader.impl.AbstractImageLoaderFactory;
import org.apache.xmlgraphics.image.loader.impl.AbstractImagePreloader;
import org.apache.xmlgraphics.image.loader.impl.ImageGraphics2D;
import org.apache.xmlgraphics.image.loader.spi.ImageImplRegistry;
import org.apache.xmlgraphics.image.loader.spi.ImageLoader;
import org.apache.xmlgraphics.image.loader.util.ImageUtil;
import org.apache.xmlgraphics.java2d.Graphics2DImagePainter;
import org.jspecify.annotations.Nullable;

/**
 * Teaches FOP pictures that the press draws itself. Drawn this way they take a fraction
 * of the time that SVG takes.
 */
final class Drawings extends AbstractImagePreloader {

	private static final String TYPE = "application/vnd.ecluse.drawing";

	private static final String SPECIMEN = "specimen";

	private static final byte[] START = "ecluse-drawing ".getBytes(StandardCharsets.US_ASCII);

	private static final int LONGEST = 2000;

	private Drawings() {
	}

	static void register(ImageImplRegistry pictures) {
		pictures.registerPreloader(new Drawings());
		pictures.registerLoaderFactory(new Loaders());
	}

	/** Where FOP finds the QR code of this address. */
	static String code(String address) {
		return source(address);
	}

	/** Where FOP finds the word that says that a page is only a trial. */
	static String specimen() {
		return source(SPECIMEN);
	}

	private static String source(String text) {
		byte[] content = (new String(START, StandardCharsets.US_ASCII) + text).getBytes(StandardCharsets.UTF_8);
		return "data:" + TYPE + ";base64," + Base64.getEncoder().encodeToString(content);
	}

	@Override
	@SuppressWarnings("unchecked") // the library's map has no types
	public @Nullable ImageInfo preloadImage(String uri, Source source, ImageContext context) throws IOException {
		if (!ImageUtil.hasImageInputStream(source)) {
			return null;
		}
		ImageInputStream input = ImageUtil.needImageInputStream(source);
		byte[] start = getHeader(input, START.length);
		if (!Arrays.equals(start, START)) {
			return null;
		}
		byte[] content = new byte[LONGEST];
		input.mark();
		int length = Math.max(0, input.read(content));
		input.reset();
		String text = new String(content, START.length, length - START.length, StandardCharsets.UTF_8);
		Graphics2DImagePainter drawing = text.equals(SPECIMEN) ? new Specimen() : new QrCode(text);
		ImageInfo info = new Drawn(uri, drawing);
		ImageSize size = new ImageSize();
		size.setSizeInMillipoints(drawing.getImageSize().width, drawing.getImageSize().height);
		size.setResolution(context.getSourceResolution());
		size.calcPixelsFromSize();
		info.setSize(size);
		return info;
	}

	private static final class Drawn extends ImageInfo {

		private final Graphics2DImagePainter drawing;

		private Drawn(String uri, Graphics2DImagePainter drawing) {
			super(uri, TYPE);
			this.drawing = drawing;
		}

	}

	private static final class Loaders extends AbstractImageLoaderFactory {

		@Override
		public String[] getSupportedMIMETypes() {
			return new String[] { TYPE };
		}

		@Override
		public ImageFlavor[] getSupportedFlavors(String type) {
			return TYPE.equals(type) ? new ImageFlavor[] { ImageFlavor.GRAPHICS2D } : new ImageFlavor[0];
		}

		@Override
		public ImageLoader newImageLoader(ImageFlavor flavor) {
			return new Loader();
		}

		@Override
		public boolean isAvailable() {
			return true;
		}

	}

	private static final class Loader extends AbstractImageLoader {

		@Override
		public Image loadImage(ImageInfo info, Map<String, Object> hints, ImageSessionContext context) {
			return new ImageGraphics2D(info, ((Drawn) info).drawing);
		}

		@Override
		public ImageFlavor getTargetFlavor() {
			return ImageFlavor.GRAPHICS2D;
		}

	}

}
