package fr.ecluse.webhook;

import java.net.IDN;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * What the address of a webhook may look like. Names are not resolved here: what they
 * lead to today says nothing of tomorrow, so each call judges it anew.
 */
@Component
class TargetRules {

	private static final int LONGEST = 1000;

	private static final Pattern PARTS = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://([^/?#]*)(.*)");

	private static final Pattern HOST_AND_PORT = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^:\\[\\]]+)(?::([0-9]{1,5}))?");

	private static final Pattern IPV4 = Pattern
		.compile("(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\\.(?!$)|$)){4}");

	private static final Pattern LOCAL = Pattern
		.compile("(?:.*\\.)?(?:localhost|local|internal|lan|home|corp|intranet)");

	private final PublicAddresses addresses;

	private final WebhookSettings settings;

	TargetRules(PublicAddresses addresses, WebhookSettings settings) {
		this.addresses = addresses;
		this.settings = settings;
	}

	/**
	 * The address as it is called, its name in ASCII.
	 * @throws org.springframework.web.ErrorResponseException 400 when no webhook may have
	 * it
	 */
	URI check(String url) {
		Matcher parts = PARTS.matcher(url.strip());
		if (url.length() > LONGEST || !parts.matches()) {
			throw refused(
					"Donnez une adresse complète de %d caractères au plus, par exemple « https://logiciel.exemple.fr/ecluse »."
						.formatted(LONGEST));
		}
		String scheme = parts.group(1).toLowerCase(Locale.ROOT);
		if (!scheme.equals("https") && !(scheme.equals("http") && this.settings.allowHttp())) {
			throw refused("L'adresse doit commencer par « https:// ».");
		}
		if (parts.group(2).contains("@")) {
			throw refused(
					"L'adresse ne doit contenir ni nom d'utilisateur ni mot de passe : la signature suffit à vous assurer de l'envoi.");
		}
		if (parts.group(3).contains("#")) {
			throw refused("L'adresse ne doit pas contenir de fragment (« # »).");
		}
		Matcher authority = HOST_AND_PORT.matcher(parts.group(2));
		if (!authority.matches()) {
			throw refused("Le nom du serveur ne peut être lu : vérifiez ce qui suit « %s:// ».".formatted(scheme));
		}
		String host = host(authority.group(1));
		String port = authority.group(2);
		checkPort(scheme, port);
		try {
			URI uri = new URI(scheme + "://" + host + ((port != null) ? ":" + port : "") + parts.group(3))
				.parseServerAuthority();
			return new URI(uri.toASCIIString());
		}
		catch (URISyntaxException ex) {
			throw refused(
					"L'adresse contient un caractère qui doit être encodé (« %20 » pour une espace) : vérifiez le chemin.");
		}
	}

	private void checkPort(String scheme, @Nullable String port) {
		int own = scheme.equals("https") ? 443 : 80;
		int number = (port != null) ? Integer.parseInt(port) : own;
		if (number != own && (number < 1024 || number > 65_535)) {
			throw refused(
					"Le port %d n'est pas permis : employez %d, ou un port de 1024 à 65535.".formatted(number, own));
		}
	}

	private String host(String text) {
		if (text.startsWith("[")) {
			return checkedLiteral(text, text.substring(1, text.length() - 1));
		}
		String host;
		try {
			host = IDN.toASCII(text, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
		}
		catch (IllegalArgumentException ex) {
			throw refused("Le nom du serveur n'est pas un nom de domaine valable.");
		}
		if (host.endsWith(".")) {
			host = host.substring(0, host.length() - 1);
		}
		String last = host.substring(host.lastIndexOf('.') + 1);
		if (last.matches("[0-9]+|0x[0-9a-f]*")) {
			if (!IPV4.matcher(host).matches()) {
				throw refused("Une adresse IPv4 s'écrit en quatre nombres décimaux de 0 à 255.");
			}
			return checkedLiteral(host, host);
		}
		boolean local = host.indexOf('.') < 0 || LOCAL.matcher(host).matches();
		if (local && !this.addresses.allowLocalNames()) {
			throw refused(
					"Le nom « %s » est celui d'un réseau local. Donnez un nom public, ou demandez à l'OPSN d'ouvrir ce réseau."
						.formatted(host));
		}
		return host;
	}

	private String checkedLiteral(String host, String literal) {
		try {
			if (!this.addresses.mayBeCalled(InetAddress.getByName(literal))) {
				throw refused(
						"Cette adresse est privée, locale ou réservée. Donnez un nom ou une adresse publics, ou demandez à l'OPSN d'ouvrir ce réseau.");
			}
			return host;
		}
		catch (UnknownHostException ex) {
			throw refused("Cette adresse IP n'est pas valable.");
		}
	}

	private static Refusal refused(String detail) {
		return Refusal.field("/url", detail);
	}

}
