package fr.ecluse.member;

/** Sums of digits that the keys of SIREN and SIRET numbers are made of. */
final class Luhn {

	private Luhn() {
	}

	static boolean holds(String digits) {
		int sum = 0;
		for (int i = 0; i < digits.length(); i++) {
			int digit = digits.charAt(digits.length() - 1 - i) - '0';
			int weighted = (i % 2 == 0) ? digit : digit * 2;
			sum += (weighted > 9) ? weighted - 9 : weighted;
		}
		return sum % 10 == 0;
	}

	static int plainSum(String digits) {
		return digits.chars().map((digit) -> digit - '0').sum();
	}

}
