package fr.ecluse.web;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * What counts as one origin on the network: an IPv4 address, or the /64 of an IPv6 one,
 * since a single subscriber owns all of it.
 */
final class NetworkOrigin {

	private static final Pattern IPV6_LITERAL = Pattern.compile("[0-9a-fA-F:.]+:[0-9a-fA-F:.]*");

	private NetworkOrigin() {
	}

	static String of(String address) {
		String bare = address.replaceAll("[\\[\\]]|%.*", "");
		if (!IPV6_LITERAL.matcher(bare).matches()) {
			return bare;
		}
		try {
			InetAddress parsed = InetAddress.getByName(bare);
			return (parsed instanceof Inet6Address) ? HexFormat.of().formatHex(parsed.getAddress(), 0, 8)
					: parsed.getHostAddress();
		}
		catch (UnknownHostException ex) {
			return bare;
		}
	}

}
