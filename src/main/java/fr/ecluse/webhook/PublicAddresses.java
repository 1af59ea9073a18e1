package fr.ecluse.webhook;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;

/**
 * The addresses that may be called: those of the public Internet and of the networks that
 * the settings add. A name is as good as the worst of its addresses, and it is resolved
 * once: the addresses judged here are those that the call connects to.
 */
@Component
class PublicAddresses {

	/** IANA's special-purpose registry for IPv4 (RFC 6890 and what came after). */
	private static final List<IpAddressMatcher> RESERVED_4 = networks("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10",
			"127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24",
			"192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15",
			"198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4");

	/** All that is global unicast in IPv6; NAT64, ULA and the like are outside. */
	private static final IpAddressMatcher GLOBAL_6 = new IpAddressMatcher("2000::/3");

	/** Teredo and 6to4 carry IPv4 addresses; the others are set apart. */
	private static final List<IpAddressMatcher> RESERVED_6 = networks("2001::/23", "2001:db8::/32", "2002::/16",
			"2620:4f:8000::/48", "3fff::/20");

	private final NameResolver names;

	private final List<IpAddressMatcher> allowed;

	PublicAddresses(NameResolver names, WebhookSettings settings) {
		this.names = names;
		this.allowed = networks(settings.allowedNetworks().toArray(String[]::new));
	}

	/** Whether names that mean something on a local network alone are of any use. */
	boolean allowLocalNames() {
		return !this.allowed.isEmpty();
	}

	/**
	 * The addresses of a host, all of which may be called.
	 * @throws ForbiddenTargetException when one of them may not
	 */
	InetAddress[] resolve(String host) throws UnknownHostException {
		InetAddress[] addresses = this.names.resolve(host);
		if (!Arrays.stream(addresses).allMatch(this::mayBeCalled)) {
			throw new ForbiddenTargetException(host);
		}
		return addresses;
	}

	boolean mayBeCalled(InetAddress address) {
		String text = address.getHostAddress().replaceFirst("%.*", "");
		if (this.allowed.stream().anyMatch((network) -> network.matches(text))) {
			return true;
		}
		if (address instanceof Inet4Address) {
			return RESERVED_4.stream().noneMatch((network) -> network.matches(text));
		}
		return GLOBAL_6.matches(text) && RESERVED_6.stream().noneMatch((network) -> network.matches(text));
	}

	private static List<IpAddressMatcher> networks(String... networks) {
		return Stream.of(networks).map(String::strip).map(IpAddressMatcher::new).toList();
	}

	/** A name leads, or also leads, to where no webhook may go. */
	static final class ForbiddenTargetException extends UnknownHostException {

		ForbiddenTargetException(String host) {
			super(host);
		}

	}

}
