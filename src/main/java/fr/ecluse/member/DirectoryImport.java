package fr.ecluse.member;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

import fr.ecluse.journal.Entry;
import fr.ecluse.journal.Journal;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes a directory file into the directory, in batches that each land whole: an import
 * that was cut short is simply repeated. What a file has no column for stays as it is,
 * and so does a contact that it leaves empty; an empty INSEE code, population or EPCI
 * says that there is none.
 */
@Component
class DirectoryImport {

	private static final int BATCH = 500;

	private static final int ATTEMPTS = 10;

	private final Members members;

	private final Journal journal;

	private final TransactionTemplate transaction;

	DirectoryImport(Members members, Journal journal, PlatformTransactionManager transactions) {
		this.members = members;
		this.journal = journal;
		this.transaction = new TransactionTemplate(transactions);
		this.transaction.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
	}

	/**
	 * @throws org.springframework.web.ErrorResponseException when the file as a whole
	 * cannot be read; nothing is written then
	 */
	ImportReport run(byte[] bytes) {
		DirectoryFile file = DirectoryFile.read(bytes);
		String sha256 = sha256(bytes);
		List<Member> sorted = file.members().stream().sorted(Comparator.comparing(Member::siren)).toList();
		int created = 0;
		int updated = 0;
		for (int from = 0; from < sorted.size(); from += BATCH) {
			List<Member> batch = sorted.subList(from, Math.min(from + BATCH, sorted.size()));
			Landed landed = landUndisturbed(batch, file.columns().fields(), sha256);
			created += landed.created();
			updated += landed.updated();
		}
		return new ImportReport(file.lines(), created, updated, sorted.size() - created - updated,
				file.lines() - sorted.size(), file.encoding(), String.valueOf(file.separator()),
				file.columns().ignored(), file.problems());
	}

	/**
	 * Two imports at once may have to wait for each other: one is then asked to repeat.
	 */
	private Landed landUndisturbed(List<Member> batch, Set<MemberField> columns, String sha256) {
		for (int attempt = 1;; attempt++) {
			try {
				return this.transaction.execute((status) -> land(batch, columns, sha256));
			}
			catch (ConcurrencyFailureException ex) {
				if (attempt == ATTEMPTS) {
					throw ex;
				}
			}
		}
	}

	private Landed land(List<Member> batch, Set<MemberField> columns, String sha256) {
		Map<Siren, Member> known = this.members.lockAll(batch.stream().map(Member::siren).toList());
		List<Member> changed = new ArrayList<>();
		int created = 0;
		for (Member read : batch) {
			Member before = known.get(read.siren());
			Member after = (before != null) ? merged(read, before, columns) : read;
			if (!after.equals(before)) {
				changed.add(after);
				created += (before != null) ? 0 : 1;
			}
		}
		if (!changed.isEmpty()) {
			this.members.putAll(changed);
			this.journal.record(Entry
				.of("member", "import", "member.imported",
						"Annuaire importé : %d fiches créées, %d modifiées".formatted(created,
								changed.size() - created))
				.with("created", created)
				.with("changed", changed.size() - created)
				.with("sirens", changed.stream().map((member) -> member.siren().value()).toList())
				.content(sha256));
		}
		return new Landed(created, changed.size() - created);
	}

	private static String sha256(byte[] bytes) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

	private static Member merged(Member read, Member known, Set<MemberField> columns) {
		boolean moved = !read.departement().equals(known.departement());
		return new Member(read.siren(), read.name(), read.kind(),
				columns.contains(MemberField.INSEE_CODE) ? read.inseeCode() : known.inseeCode(), read.departement(),
				columns.contains(MemberField.POPULATION) ? read.population() : known.population(),
				columns.contains(MemberField.PARENT) ? read.parent() : known.parent(),
				(moved || columns.contains(MemberField.TERRITORY)) ? read.territory() : known.territory(),
				merged(read.letterhead(), known.letterhead()));
	}

	private static Letterhead merged(Letterhead read, Letterhead known) {
		return new Letterhead(either(read.address(), known.address()), either(read.postalCode(), known.postalCode()),
				either(read.city(), known.city()), either(read.phone(), known.phone()),
				either(read.email(), known.email()), either(read.website(), known.website()),
				either(read.signatoryName(), known.signatoryName()),
				either(read.signatoryTitle(), known.signatoryTitle()), either(read.hours(), known.hours()),
				either(read.contactService(), known.contactService()),
				either(read.signatoryDelegation(), known.signatoryDelegation()));
	}

	private static @Nullable String either(@Nullable String read, @Nullable String known) {
		return (read != null) ? read : known;
	}

	private record Landed(int created, int updated) {

	}

}
