package fr.ecluse.database;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What one transaction has read or written, so that it does not ask the database again.
 * It ends with the transaction, and with a savepoint that is gone back to; without a
 * transaction nothing is kept. Each node may therefore have its own.
 *
 * @param <K> by what it is found
 * @param <V> what is kept, never changed by whoever gets it
 */
public final class TransactionMemory<K, V> {

	/** What this transaction knows by that key, else what the reader reads now. */
	public V get(K key, Supplier<V> reader) {
		Map<K, V> kept = kept();
		if (kept == null) {
			return reader.get();
		}
		V known = kept.get(key);
		if (known == null) {
			known = reader.get();
			kept.put(key, known);
		}
		return known;
	}

	/** What this transaction knows by that key, null when nothing. */
	public @Nullable V peek(K key) {
		Map<K, V> kept = kept();
		return (kept != null) ? kept.get(key) : null;
	}

	public void put(K key, V value) {
		Map<K, V> kept = kept();
		if (kept != null) {
			kept.put(key, value);
		}
	}

	/** Forgets everything, because somebody wrote past this memory. */
	public void clear() {
		Map<K, V> kept = kept();
		if (kept != null) {
			kept.clear();
		}
	}

	@SuppressWarnings("unchecked")
	private @Nullable Map<K, V> kept() {
		if (!TransactionSynchronizationManager.isSynchronizationActive()
				|| !TransactionSynchronizationManager.isActualTransactionActive()) {
			return null;
		}
		Memory<K, V> memory = (Memory<K, V>) TransactionSynchronizationManager.getResource(this);
		if (memory == null) {
			memory = new Memory<>(this);
			TransactionSynchronizationManager.bindResource(this, memory);
			TransactionSynchronizationManager.registerSynchronization(memory);
		}
		return memory.kept;
	}

	/** The memory of one transaction, put aside while another runs on its thread. */
	private static final class Memory<K, V> implements TransactionSynchronization {

		private final Object owner;

		private final Map<K, V> kept = new HashMap<>();

		private Memory(Object owner) {
			this.owner = owner;
		}

		@Override
		public void suspend() {
			TransactionSynchronizationManager.unbindResource(this.owner);
		}

		@Override
		public void resume() {
			TransactionSynchronizationManager.bindResource(this.owner, this);
		}

		@Override
		public void savepointRollback(Object savepoint) {
			this.kept.clear();
		}

		@Override
		public void afterCompletion(int status) {
			TransactionSynchronizationManager.unbindResourceIfPossible(this.owner);
		}

	}

}
