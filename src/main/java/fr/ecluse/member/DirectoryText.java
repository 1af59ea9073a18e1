package fr.ecluse.member;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;

import org.springframework.http.HttpStatus;

/**
 * A directory file as text. UTF-8 is tried first; what is not valid UTF-8 is read as
 * Windows-1252, which is ISO-8859-1 with the characters of French typography.
 */
record DirectoryText(String text, String encoding) {

	/** Greatest size of a file in bytes. */
	static final int LARGEST = 10 * 1024 * 1024;

	private static final Charset WINDOWS = Charset.forName("windows-1252");

	private static final String BYTE_ORDER_MARK = "\uFEFF";

	private static final Map<String, String> SIGNATURES = Map.of("504b0304", "un classeur (xlsx, ods) ou une archive",
			"d0cf11e0", "un ancien classeur Excel (xls)", "89504e47", "une image PNG", "ffd8ff", "une image JPEG",
			"47494638", "une image GIF", "25504446", "un document PDF", "fffe", "un texte en UTF-16", "feff",
			"un texte en UTF-16", "1f8b", "une archive compressée");

	private static final String ADVICE = " Dans le tableur, choisissez « Enregistrer sous », puis le format "
			+ "« CSV UTF-8 », et envoyez le fichier obtenu.";

	static DirectoryText of(byte[] bytes) {
		if (bytes.length > LARGEST) {
			throw tooLarge();
		}
		SIGNATURES.forEach((signature, kind) -> {
			int length = Math.min(bytes.length, signature.length() / 2);
			if (HexFormat.of().formatHex(bytes, 0, length).equals(signature)) {
				throw notText("Ce fichier est " + kind + ", pas un fichier CSV.");
			}
		});
		DirectoryText decoded = decode(bytes);
		if (decoded.text.isBlank()) {
			throw Refusal.of(HttpStatus.BAD_REQUEST, "fichier-vide", "Fichier vide",
					"Le fichier ne contient aucune ligne. Envoyez un fichier CSV avec une ligne de titres "
							+ "et une ligne par organisme.");
		}
		if (decoded.text.chars().anyMatch((c) -> c < ' ' && c != '\t' && c != '\r' && c != '\n')) {
			throw notText("Ce fichier n'est pas du texte.");
		}
		return decoded;
	}

	static Refusal tooLarge() {
		return Refusal.of(HttpStatus.CONTENT_TOO_LARGE, "fichier-trop-volumineux", "Fichier trop volumineux",
				"Le fichier dépasse 10 Mo. Découpez-le en plusieurs fichiers, chacun avec la ligne de titres.");
	}

	static Refusal notText(String reason) {
		return Refusal.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "fichier-non-csv", "Ce n'est pas un fichier CSV",
				reason + ADVICE);
	}

	private static DirectoryText decode(byte[] bytes) {
		try {
			String text = decode(bytes, StandardCharsets.UTF_8);
			return new DirectoryText(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text, "UTF-8");
		}
		catch (CharacterCodingException notUtf8) {
			try {
				return new DirectoryText(decode(bytes, WINDOWS), "ISO-8859-1");
			}
			catch (CharacterCodingException notWindowsEither) {
				throw notText("Ce fichier n'est pas du texte en UTF-8 ni en ISO-8859-1.");
			}
		}
	}

	private static String decode(byte[] bytes, Charset charset) throws CharacterCodingException {
		return charset.newDecoder()
			.onMalformedInput(CodingErrorAction.REPORT)
			.onUnmappableCharacter(CodingErrorAction.REPORT)
			.decode(ByteBuffer.wrap(bytes))
			.toString();
	}

}
