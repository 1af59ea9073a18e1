package fr.ecluse.member;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class AddressRangeTest {

	@ParameterizedTest
	@CsvSource(textBlock = """
			198.51.100.7,       198.51.100.7,          true
			198.51.100.7,       198.51.100.8,          false
			198.51.100.0/24,    198.51.100.255,        true
			198.51.100.0/24,    198.51.101.0,          false
			198.51.100.77/24,   198.51.100.1,          true
			0.0.0.0/0,          203.0.113.9,           true
			2001:db8:12::/48,   2001:db8:12:ffff::1,   true
			2001:db8:12::/48,   2001:db8:13::1,        false
			::1,                0:0:0:0:0:0:0:1,       true
			::1,                127.0.0.1,             false
			fe80::/10,          fe80:0:0:0:1:2:3:4%eth0, true
			127.0.0.1,          [::1],                 false
			127.0.0.0/8,        ::ffff:127.0.0.1,      true
			""")
	void containsTheAddressesOfItsPrefix(String range, String address, boolean contained) {
		assertThat(new AddressRange(range).contains(address)).isEqualTo(contained);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "localhost", "exemple.fr", "10.0.0.0/33", "10.0.0.256", "10.0.0/8", "10.0.0.0/",
			"2001:db8::/129", "2001:db8:::1", "::g", "10.0.0.0/8,11.0.0.0/8", "dead", "10.0.0.1 " })
	void refusesWhatIsNoRangeAndSaysHowToWriteOne(String range) {
		assertThatIllegalArgumentException().isThrownBy(() -> new AddressRange(range))
			.withMessageContaining("198.51.100.0/24");
	}

}
