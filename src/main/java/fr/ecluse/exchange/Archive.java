package fr.ecluse.exchange;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import org.jspecify.annotations.Nullable;

/** A ZIP whose bytes depend on nothing but the files in it, manifest included. */
record Archive(SortedMap<String, byte[]> files) {

	private static final int MOST_FILES = 500;

	private static final int MOST_BYTES = 50_000_000;

	/**
	 * The earliest day that a ZIP tells without the time zone of whoever writes it.
	 */
	private static final LocalDateTime ALWAYS = LocalDateTime.of(1980, 2, 1, 0, 0);

	/** Stored and not compressed: compression differs from one JDK to the next. */
	byte[] zip() {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
			zip.setMethod(ZipOutputStream.STORED);
			for (Map.Entry<String, byte[]> file : this.files.entrySet()) {
				byte[] content = file.getValue();
				CRC32 crc = new CRC32();
				crc.update(content);
				ZipEntry entry = new ZipEntry(file.getKey());
				entry.setTimeLocal(ALWAYS);
				entry.setSize(content.length);
				entry.setCrc(crc.getValue());
				zip.putNextEntry(entry);
				zip.write(content);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	/**
	 * Reads an archive that has a manifest. Empty for any other file, which the intake
	 * reads, and judges, in its own way.
	 * @throws Refusal when it has one, and is too large or names a file twice
	 */
	static Optional<Archive> read(byte[] bytes) {
		SortedMap<String, byte[]> files = new TreeMap<>();
		boolean twice = false;
		long total = 0;
		try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)) {
			@Nullable ZipEntry entry = zip.getNextEntry();
			while (entry != null) {
				byte[] content = zip.readNBytes((int) (MOST_BYTES - total + 1));
				total += content.length;
				if (total > MOST_BYTES || files.size() >= MOST_FILES) {
					return tooLarge(files);
				}
				if (!entry.isDirectory()) {
					twice |= files.put(entry.getName(), content) != null;
				}
				entry = zip.getNextEntry();
			}
		}
		catch (IOException | IllegalArgumentException ex) {
			return Optional.empty();
		}
		if (!files.containsKey(Manifest.PATH)) {
			return Optional.empty();
		}
		if (twice) {
			throw Refusal.damaged("elle contient deux fois le même fichier");
		}
		return Optional.of(new Archive(files));
	}

	private static Optional<Archive> tooLarge(Map<String, byte[]> files) {
		if (files.containsKey(Manifest.PATH)) {
			throw Refusal.damaged("elle dépasse %d fichiers ou %d Mo".formatted(MOST_FILES, MOST_BYTES / 1_000_000));
		}
		return Optional.empty();
	}

}
