package fr.ecluse.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Which addresses a webhook may have, and which it may connect to. */
class TargetRulesTest {

	private final PublicAddresses addresses = addresses(List.of());

	private final TargetRules rules = new TargetRules(this.addresses, settings(false, List.of()));

	private static WebhookSettings settings(boolean allowHttp, List<String> networks) {
		return new WebhookSettings(1, 1, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1),
				Duration.ofSeconds(1), List.of(Duration.ofSeconds(1)), Duration.ofDays(3), Duration.ofDays(3),
				Duration.ofDays(1), 20, allowHttp, networks);
	}

	private static PublicAddresses addresses(List<String> networks) {
		return new PublicAddresses(InetAddress::getAllByName, settings(false, networks));
	}

	@ParameterizedTest
	@CsvSource({ "https://logiciel.exemple.fr, https://logiciel.exemple.fr",
			"https://logiciel.exemple.fr:8443/a?b=c%20d, https://logiciel.exemple.fr:8443/a?b=c%20d",
			"HTTPS://Logiciel.Exemple.FR./A, https://logiciel.exemple.fr/A",
			"https://mairie-évian.exemple.fr/é, https://xn--mairie-vian-hbb.exemple.fr/%C3%A9",
			"https://93.184.215.14/, https://93.184.215.14/",
			"'https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/x', 'https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/x'" })
	void acceptsPublicAddressesAndWritesTheirNamesInAscii(String url, String expected) {
		assertThat(this.rules.check(url).toString()).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "logiciel.exemple.fr", "ftp://logiciel.exemple.fr", "http://logiciel.exemple.fr",
			"file:///etc/passwd", "https://", "https:///chemin", "https://camille:secret@logiciel.exemple.fr",
			"https://camille@logiciel.exemple.fr", "https://logiciel.exemple.fr#@10.0.0.1",
			"https://logiciel.exemple.fr/#x", "https://logiciel.exemple.fr:22", "https://logiciel.exemple.fr:80",
			"https://logiciel.exemple.fr:0", "https://logiciel.exemple.fr:65536", "https://logiciel.exemple.fr:",
			"https://logiciel.exemple.fr:1:2", "https://localhost", "https://intranet", "https://base.localhost/",
			"https://serveur.local", "https://serveur.internal", "https://127.0.0.1", "https://127.1",
			"https://2130706433", "https://0x7f000001", "https://0x7f.0.0.1", "https://0177.0.0.1", "https://1.2.3.999",
			"https://10.0.0.1", "https://169.254.169.254/latest", "https://[::1]", "https://[::ffff:127.0.0.1]",
			"https://[fd00::1]", "https://[64:ff9b::7f00:1]", "https://[fe80::1]", "https://[::1%25lo]",
			"https://１２７.0.0.1", "https://logiciel exemple.fr", "https://logiciel.exemple.fr/a b",
			"https://logiciel.exemple.fr\\@127.0.0.1", "https://-.fr", "https://a..fr",
			"https://logiciel.exemple.fr/\nx" })
	void refusesWhatIsNotAPublicHttpsAddress(String url) {
		assertThatThrownBy(() -> this.rules.check(url)).isInstanceOf(Refusal.class);
	}

	@Test
	void refusesAnAddressThatIsTooLong() {
		assertThatThrownBy(() -> this.rules.check("https://logiciel.exemple.fr/" + "x".repeat(1000)))
			.isInstanceOf(Refusal.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "0.0.0.0", "0.1.2.3", "10.1.2.3", "100.64.0.1", "100.127.255.255", "127.0.0.1",
			"127.255.255.254", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.2.1",
			"192.88.99.1", "192.168.1.1", "198.18.0.1", "198.19.255.255", "198.51.100.1", "203.0.113.1", "224.0.0.1",
			"239.255.255.255", "240.0.0.1", "255.255.255.255", "::", "::1", "::ffff:10.0.0.1", "::ffff:127.0.0.1",
			"::127.0.0.1", "64:ff9b::a00:1", "64:ff9b:1::1", "100::1", "2001::1", "2001:db8::1", "2002:7f00:1::1",
			"3fff::1", "fc00::1", "fd12::1", "fe80::1", "fec0::1", "ff02::1" })
	void noCallReachesAReservedAddress(String address) throws UnknownHostException {
		assertThat(this.addresses.mayBeCalled(InetAddress.getByName(address))).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "1.1.1.1", "9.255.255.255", "11.0.0.1", "100.63.255.255", "100.128.0.1", "128.0.0.1",
			"172.15.255.255", "172.32.0.1", "192.167.255.255", "198.17.255.255", "198.20.0.1", "223.255.255.255",
			"2606:4700:4700::1111", "2a01:cb00::1" })
	void callsReachPublicAddresses(String address) throws UnknownHostException {
		assertThat(this.addresses.mayBeCalled(InetAddress.getByName(address))).isTrue();
	}

	@Test
	void aNameIsAsGoodAsTheWorstOfItsAddresses() throws UnknownHostException {
		InetAddress good = InetAddress.getByName("1.1.1.1");
		InetAddress bad = InetAddress.getByName("fd00::1");
		WebhookSettings settings = settings(false, List.of());
		assertThat(new PublicAddresses((host) -> new InetAddress[] { good }, settings).resolve("x.fr"))
			.containsExactly(good);
		assertThatThrownBy(
				() -> new PublicAddresses((host) -> new InetAddress[] { good, bad }, settings).resolve("x.fr"))
			.isInstanceOf(PublicAddresses.ForbiddenTargetException.class);
	}

	@Test
	void theSettingsOpenANetworkAndNoMore() throws UnknownHostException {
		PublicAddresses opened = addresses(List.of("10.20.0.0/16", "fd12::/32"));
		assertThat(opened.mayBeCalled(InetAddress.getByName("10.20.3.4"))).isTrue();
		assertThat(opened.mayBeCalled(InetAddress.getByName("fd12::9"))).isTrue();
		assertThat(opened.mayBeCalled(InetAddress.getByName("10.21.3.4"))).isFalse();
		TargetRules lenient = new TargetRules(opened, settings(true, List.of("10.20.0.0/16")));
		assertThat(lenient.check("http://grc:8080/ecluse").toString()).isEqualTo("http://grc:8080/ecluse");
		assertThatThrownBy(() -> lenient.check("http://127.0.0.1:8080/")).isInstanceOf(Refusal.class);
	}

}
