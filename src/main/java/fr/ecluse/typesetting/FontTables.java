package fr.ecluse.typesetting;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A TrueType file without the tables that a subset of its glyphs does not take over: the
 * kerning of a text face is half of its file, and FOP copies the file for each document.
 */
final class FontTables {

	private static final Set<String> OF_GLYPHS = Set.of("OS/2", "cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca",
			"maxp", "name", "post", "prep");

	private static final int HEADER = 12;

	private static final int ENTRY = 16;

	private FontTables() {
	}

	static byte[] ofGlyphs(byte[] font) {
		ByteBuffer source = ByteBuffer.wrap(font);
		List<ByteBuffer> kept = new ArrayList<>();
		int size = HEADER;
		for (int i = 0; i < source.getShort(4); i++) {
			ByteBuffer entry = source.slice(HEADER + ENTRY * i, ENTRY);
			if (OF_GLYPHS.contains(name(entry))) {
				kept.add(entry);
				size += ENTRY + padded(entry.getInt(12));
			}
		}
		ByteBuffer program = ByteBuffer.allocate(size);
		program.putInt(source.getInt(0)).putShort((short) kept.size()).position(HEADER);
		int place = HEADER + ENTRY * kept.size();
		for (ByteBuffer entry : kept) {
			int length = entry.getInt(12);
			program.putInt(entry.getInt(0)).putInt(entry.getInt(4)).putInt(place).putInt(length);
			program.put(place, font, entry.getInt(8), length);
			place += padded(length);
		}
		return program.array();
	}

	private static String name(ByteBuffer entry) {
		byte[] name = new byte[4];
		entry.get(0, name);
		return new String(name, java.nio.charset.StandardCharsets.US_ASCII);
	}

	private static int padded(int length) {
		return (length + 3) & ~3;
	}

}
