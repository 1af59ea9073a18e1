package fr.ecluse.attachment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files of many kinds, as small as their kind allows or as long as asked. */
final class Samples {

	private static final byte[] PDF = "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII);

	private Samples() {
	}

	/** Begins as a PDF does; the rest is noise of that seed. */
	static byte[] pdf(int length, long seed) {
		byte[] bytes = new byte[length];
		new Random(seed).nextBytes(bytes);
		System.arraycopy(PDF, 0, bytes, 0, PDF.length);
		return bytes;
	}

	static byte[] text(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	static byte[] png() {
		byte[] start = { (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R' };
		return Arrays.copyOf(start, 64);
	}

	static byte[] jpeg() {
		byte[] start = { (byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0, 16, 'J', 'F', 'I', 'F', 0 };
		return Arrays.copyOf(start, 64);
	}

	static byte[] tiff() {
		byte[] start = { 'I', 'I', 42, 0, 8, 0, 0, 0 };
		return Arrays.copyOf(start, 64);
	}

	static byte[] program() {
		byte[] start = { 'M', 'Z', (byte) 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, (byte) 0xff, (byte) 0xff };
		return Arrays.copyOf(start, 512);
	}

	static byte[] openDocument(String mediaType) {
		byte[] type = text(mediaType);
		CRC32 sum = new CRC32();
		sum.update(type);
		ZipEntry first = new ZipEntry("mimetype");
		first.setMethod(ZipEntry.STORED);
		first.setSize(type.length);
		first.setCrc(sum.getValue());
		return zip(new ZipEntry[] { first, new ZipEntry("content.xml") }, type, text("<office/>"));
	}

	/** With its list of types last, as some programs write it. */
	static byte[] office(String mainType) {
		return zip(new ZipEntry[] { new ZipEntry("word/media/image1.jpg"), new ZipEntry("[Content_Types].xml") },
				new byte[300_000],
				text("<Types><Override PartName=\"/main.xml\" ContentType=\"%s\"/></Types>".formatted(mainType)));
	}

	static byte[] zip(String... names) {
		ZipEntry[] entries = Arrays.stream(names).map(ZipEntry::new).toArray(ZipEntry[]::new);
		byte[][] contents = new byte[names.length][];
		Arrays.fill(contents, text("contenu"));
		return zip(entries, contents);
	}

	/** A small archive that swells to a thousand times its length. */
	static byte[] bomb(int megabytes) {
		return zip(new ZipEntry[] { new ZipEntry("zeros"), new ZipEntry("[Content_Types].xml") },
				new byte[megabytes << 20], text("<Types/>"));
	}

	private static byte[] zip(ZipEntry[] entries, byte[]... contents) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			for (int n = 0; n < entries.length; n++) {
				zip.putNextEntry(entries[n]);
				zip.write(contents[n]);
				zip.closeEntry();
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		return bytes.toByteArray();
	}

}
