package fr.ecluse.procedure;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.util.unit.DataSize;

/**
 * What a procedure lets be attached to its dossiers: section {@code attachments} of its
 * {@code procedure.yaml}.
 *
 * @param maxCount how many files a dossier takes; 0 when it takes none
 * @param maxSize longest file
 * @param maxTotal all files of a dossier together
 * @param types of files that it takes
 */
public record AttachmentRules(int maxCount, DataSize maxSize, DataSize maxTotal, Set<FileType> types) {

	private static final AttachmentRules USUAL = new AttachmentRules(20, DataSize.ofMegabytes(100),
			DataSize.ofMegabytes(500), EnumSet.allOf(FileType.class));

	private static final int MOST = 200;

	private static final DataSize LARGEST = DataSize.ofGigabytes(10);

	private static final Pattern SIZE = Pattern.compile("(\\d{1,4}) ?([kmg])[bo]", Pattern.CASE_INSENSITIVE);

	static AttachmentRules read(Section file) {
		if (file.value("attachments") == null) {
			return USUAL;
		}
		Section section = file.section("attachments").allowOnly("max-count", "max-size", "max-total", "types");
		DataSize maxSize = size(section, "max-size", USUAL.maxSize);
		DataSize maxTotal = size(section, "max-total",
				(maxSize.compareTo(USUAL.maxTotal) > 0) ? maxSize : USUAL.maxTotal);
		if (maxTotal.compareTo(maxSize) < 0) {
			throw section.refused("max-total", "« max-total » est au moins « max-size »");
		}
		return new AttachmentRules(count(section), maxSize, maxTotal, types(section));
	}

	private static int count(Section section) {
		BigDecimal count = section.number("max-count");
		if (count == null) {
			return USUAL.maxCount;
		}
		if (count.stripTrailingZeros().scale() > 0 || count.signum() < 0
				|| count.compareTo(BigDecimal.valueOf(MOST)) > 0) {
			throw section.refused("max-count", "« max-count » est un nombre entier de 0 à %d".formatted(MOST));
		}
		return count.intValueExact();
	}

	private static DataSize size(Section section, String name, DataSize otherwise) {
		String text = section.find(name);
		if (text == null) {
			return otherwise;
		}
		DataSize size = parse(text);
		if (size == null || size.toBytes() == 0 || size.compareTo(LARGEST) > 0) {
			throw section.refused(name,
					"« %s » est une taille avec son unité, comme 500 ko, 20 Mo ou 1 Go, de 10 Go au plus"
						.formatted(name));
		}
		return size;
	}

	private static @Nullable DataSize parse(String text) {
		Matcher size = SIZE.matcher(text);
		if (!size.matches()) {
			return null;
		}
		long number = Long.parseLong(size.group(1));
		return switch (size.group(2).toLowerCase(Locale.ROOT)) {
			case "k" -> DataSize.ofKilobytes(number);
			case "m" -> DataSize.ofMegabytes(number);
			default -> DataSize.ofGigabytes(number);
		};
	}

	private static Set<FileType> types(Section section) {
		if (section.value("types") == null) {
			return USUAL.types;
		}
		EnumSet<FileType> types = EnumSet.noneOf(FileType.class);
		for (String key : section.texts("types")) {
			types.add(FileType.find(key)
				.orElseThrow(() -> section
					.refused("types", "le type de fichier « %s » n'existe pas ; types possibles : %s".formatted(key,
							Arrays.stream(FileType.values()).map(FileType::key).collect(Collectors.joining(", "))))));
		}
		return types;
	}

}
