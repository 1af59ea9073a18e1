package fr.ecluse.exchange;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import fr.ecluse.gate.Finding;
import fr.ecluse.gate.Level;
import fr.ecluse.gate.PackageReader.Part;
import fr.ecluse.intake.SignedArchives;
import fr.ecluse.typesetting.Sha256;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Opens what another OPSN exported: only when an accepted key signed the manifest, and
 * each file is the one that it names.
 */
@Component
class SignedImports implements SignedArchives {

	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.FRENCH)
		.withZone(ZoneOffset.UTC);

	private final SigningKey own;

	private final TrustedKeys keys;

	private final ExchangeSettings settings;

	SignedImports(SigningKey own, TrustedKeys keys, ExchangeSettings settings) {
		this.own = own;
		this.keys = keys;
		this.settings = settings;
	}

	@Override
	public Opened open(List<Part> parts) {
		for (Part part : parts) {
			Optional<Archive> archive = Archive.read(part.content());
			if (archive.isPresent()) {
				if (parts.size() > 1) {
					throw Refusal.notAlone();
				}
				return open(archive.get());
			}
		}
		return new Opened(parts, List.of(), null);
	}

	private Opened open(Archive archive) {
		byte[] content = archive.files().getOrDefault(Manifest.PATH, new byte[0]);
		byte @Nullable [] signature = archive.files().get(Seal.PATH);
		if (signature == null) {
			return new Opened(parts(archive), List.of(Finding.of("archive-sans-signature", Level.ADVICE, Manifest.PATH,
					"Cette archive a un manifeste, mais pas de signature : elle est reçue comme un dépôt ordinaire, sans que sa provenance soit vérifiée. Si elle vient d'une autre OPSN, demandez-lui l'archive complète.")),
					null);
		}
		Seal seal = read(signature, Seal.class);
		Manifest manifest = read(content, Manifest.class);
		require(seal.key() != null && seal.signature() != null && SignerKey.ALGORITHM.equals(seal.algorithm()),
				"sa signature est illisible");
		require(Manifest.FORMAT.equals(manifest.format()) && manifest.procedure() != null && manifest.opsn() != null
				&& manifest.date() != null && manifest.files() != null, "son manifeste est illisible");
		Signer signer = signer(seal.key()).orElseThrow(() -> Refusal.unknownSigner(manifest.opsn(), seal.key()));
		require(seal.holds(signer.key(), content), "la signature ne correspond pas au manifeste");
		check(archive, manifest);
		return new Opened(parts(archive), List.of(),
				new Provenance(manifest.procedure(),
						"Importée de « %s », signature et empreintes vérifiées".formatted(shortened(signer.name())),
						"Version %d du %s ; clé %s".formatted(manifest.number(), DAY.format(manifest.date()),
								signer.key().fingerprint())));
	}

	private Optional<Signer> signer(String fingerprint) {
		return this.keys.ofFingerprint(fingerprint)
			.map((trusted) -> new Signer(trusted.owner(), trusted.key()))
			.or(() -> this.own.signer()
				.filter((key) -> key.fingerprint().equals(fingerprint))
				.map((key) -> new Signer(this.settings.opsnName(), key)));
	}

	private static void check(Archive archive, Manifest manifest) {
		Set<String> left = new HashSet<>(archive.files().keySet());
		left.removeAll(Set.of(Manifest.PATH, Seal.PATH));
		for (Manifest.File file : manifest.files()) {
			require(file != null && file.path() != null && file.sha256() != null, "son manifeste est illisible");
			require(left.remove(file.path()), "le fichier « %s » manque".formatted(shortened(file.path())));
			require(Sha256.hex(archive.files().getOrDefault(file.path(), new byte[0])).equals(file.sha256()),
					"le fichier « %s » n'est pas celui que son manifeste décrit".formatted(shortened(file.path())));
		}
		require(left.isEmpty(), "le fichier « %s » n'est pas dans son manifeste"
			.formatted(left.stream().sorted().findFirst().map(SignedImports::shortened).orElse("")));
	}

	private static List<Part> parts(Archive archive) {
		List<Part> parts = new ArrayList<>();
		archive.files().forEach((path, content) -> {
			if (!path.equals(Manifest.PATH) && !path.equals(Seal.PATH)) {
				parts.add(new Part(path, content));
			}
		});
		return parts;
	}

	private static <T> T read(byte[] json, Class<T> type) {
		try {
			T value = JsonMapper.shared().readValue(json, type);
			require(value != null, "son manifeste ou sa signature est illisible");
			return value;
		}
		catch (JacksonException ex) {
			throw Refusal.damaged("son manifeste ou sa signature est illisible");
		}
	}

	private static void require(boolean holds, String otherwise) {
		if (!holds) {
			throw Refusal.damaged(otherwise);
		}
	}

	private static String shortened(String text) {
		return (text.length() <= 100) ? text : text.substring(0, 100) + "…";
	}

	/** Who signed, as this OPSN knows it. */
	private record Signer(String name, SignerKey key) {
	}

}
