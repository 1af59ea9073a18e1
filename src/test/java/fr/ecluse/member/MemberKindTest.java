package fr.ecluse.member;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class MemberKindTest {

	@ParameterizedTest
	@CsvSource(textBlock = """
			commune,                       COMMUNE
			COMMUNE,                       COMMUNE
			CC,                            COMMUNAUTE_DE_COMMUNES
			CA,                            COMMUNAUTE_D_AGGLOMERATION
			CU,                            COMMUNAUTE_URBAINE
			METRO,                         METROPOLE
			MET69,                         METROPOLE
			Communauté d’agglomération,    COMMUNAUTE_D_AGGLOMERATION
			communauté de communes,        COMMUNAUTE_DE_COMMUNES
			Métropole,                     METROPOLE
			SIVU,                          SYNDICAT
			Département,                   DEPARTEMENT
			CCAS,                          ETABLISSEMENT_PUBLIC
			autre,                         OTHER
			""")
	void understandsCodesOfDirectories(String code, MemberKind kind) {
		assertThat(MemberKind.of(code)).isEqualTo(kind);
	}

	@ParameterizedTest
	@EnumSource
	void understandsItsOwnKeyAndName(MemberKind kind) {
		assertThat(MemberKind.of(kind.key())).isEqualTo(kind);
		assertThat(MemberKind.of(kind.label())).isEqualTo(kind);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "SARL", "communes" })
	void namesTheKnownKindsWhenItDoesNotKnowOne(String code) {
		assertThatIllegalArgumentException().isThrownBy(() -> MemberKind.of(code))
			.withMessageContaining("communaute-de-communes");
	}

}
