package fr.ecluse.member;

import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonValue;

import org.springframework.security.web.util.matcher.IpAddressMatcher;

/**
 * Addresses on the network from which a key may be used: one address, or a range in CIDR
 * notation, IPv4 or IPv6.
 */
public record AddressRange(@JsonValue String value) {

	/** Digits first: what the library could take for a host name never reaches it. */
	private static final Pattern FORM = Pattern
		.compile("([0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F]{0,4}:[0-9a-fA-F:.]{1,40})(/[0-9]{1,3})?");

	/**
	 * @throws IllegalArgumentException in French when it is neither
	 */
	public AddressRange {
		boolean valid = FORM.matcher(value).matches();
		if (valid) {
			try {
				new IpAddressMatcher(value);
			}
			catch (IllegalArgumentException ex) {
				valid = false;
			}
		}
		if (!valid) {
			throw new IllegalArgumentException(
					("« %s » n'est pas une plage d'adresses : donnez une adresse ou une plage CIDR, par exemple "
							+ "198.51.100.7, 198.51.100.0/24 ou 2001:db8:12::/48.")
						.formatted(Excerpt.of(value)));
		}
	}

	/** Whether the address of a connection, as the container gives it, lies within. */
	public boolean contains(String address) {
		return new IpAddressMatcher(this.value).matches(address.replaceAll("[\\[\\]]|%.*", ""));
	}

	@Override
	public String toString() {
		return this.value;
	}

}
