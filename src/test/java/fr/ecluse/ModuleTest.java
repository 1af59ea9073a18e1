package fr.ecluse;

import org.junit.jupiter.api.Test;

import org.springframework.modulith.core.ApplicationModules;

import static org.assertj.core.api.Assertions.assertThat;

/** Packages use only what they say they use, and no arrow runs in a circle. */
class ModuleTest {

	private final ApplicationModules modules = ApplicationModules.of(Ecluse.class);

	@Test
	void packagesKeepToTheirAllowedDependencies() {
		assertThat(this.modules.stream()).hasSizeGreaterThan(8);
		this.modules.verify();
	}

}
