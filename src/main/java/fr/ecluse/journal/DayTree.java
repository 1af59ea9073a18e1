package fr.ecluse.journal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * A binary tree over the hashes of a day's rows, built in one pass: two neighbours of the
 * same height make a node, what is left at the end is joined from the right. It proves
 * that a row belongs to a day by a few hashes, without showing the other rows.
 */
final class DayTree {

	private final Deque<Node> open = new ArrayDeque<>();

	private final NavigableMap<Long, List<Step>> paths = new TreeMap<>();

	private long leaves;

	/** A tree that keeps the paths of some rows, by their rank in the day from 0. */
	DayTree(Set<Long> wanted) {
		wanted.forEach((rank) -> this.paths.put(rank, new ArrayList<>()));
	}

	void add(String hash) {
		Node node = new Node(1, this.leaves, hash);
		this.leaves++;
		while (!this.open.isEmpty() && this.open.peek().size() == node.size()) {
			node = join(this.open.pop(), node);
		}
		this.open.push(node);
	}

	/** The hash of the whole day, which has a row at least. */
	String root() {
		Node node = this.open.pop();
		while (!this.open.isEmpty()) {
			node = join(this.open.pop(), node);
		}
		return node.hash();
	}

	/** The neighbours of a row on its way up to the root, once that is known. */
	List<Step> path(long rank) {
		return this.paths.getOrDefault(rank, List.of());
	}

	private Node join(Node left, Node right) {
		this.paths.subMap(left.start(), right.start())
			.values()
			.forEach((path) -> path.add(new Step("right", right.hash())));
		this.paths.subMap(right.start(), right.start() + right.size())
			.values()
			.forEach((path) -> path.add(new Step("left", left.hash())));
		return new Node(left.size() + right.size(), left.start(),
				Text.hash("node " + left.hash() + " " + right.hash()));
	}

	/**
	 * A neighbour on the way up.
	 *
	 * @param side of the path on which it stands: {@code left} or {@code right}
	 */
	record Step(String side, String hash) {
	}

	private record Node(long size, long start, String hash) {
	}

}
