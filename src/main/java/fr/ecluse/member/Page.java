package fr.ecluse.member;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next cursor of the page that follows; null on the last page
 */
record Page<T>(List<T> items, @Nullable String next) {

	static final int LARGEST = 200;

	/** All that there is, on one page. */
	static <T> Page<T> of(List<T> items) {
		return new Page<>(items, null);
	}

	/**
	 * The page of so many items, of which one more was asked for to learn whether another
	 * page follows.
	 */
	static <T> Page<T> of(List<T> itemsAndOneMore, int limit, Function<T, String> cursor) {
		if (itemsAndOneMore.size() <= limit) {
			return of(itemsAndOneMore);
		}
		List<T> items = itemsAndOneMore.subList(0, limit);
		return new Page<>(items, cursor.apply(items.get(limit - 1)));
	}

	static int limit(int limit) {
		if (limit < 1 || limit > LARGEST) {
			throw Refusal.field("/limit", "Le paramètre limit est un nombre de 1 à %d.".formatted(LARGEST));
		}
		return limit;
	}

	static Refusal unknownCursor() {
		return Refusal.field("/cursor",
				"Ce curseur n'est pas connu : reprenez la valeur « next » de la page précédente, ou recommencez sans curseur.");
	}

	<R> Page<R> map(Function<T, R> mapping) {
		return new Page<>(this.items.stream().map(mapping).toList(), this.next);
	}

}
