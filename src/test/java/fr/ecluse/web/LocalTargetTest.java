package fr.ecluse.web;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class LocalTargetTest {

	@ParameterizedTest
	@ValueSource(strings = { "/", "/camunda/app/tasklist/", "/camunda/app/tasklist/default/?filter=a&x=%20b",
			"/verification/AB-12", "/?a=b" })
	void followsPathsOfThisServer(String target) {
		assertThat(LocalTarget.of(target)).isEqualTo(target);
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", "camunda", "//evil.example", "///evil.example", "/\\evil.example", "/\t/evil.example",
			"\\/evil.example", "http://evil.example", "http:evil", "/%2fevil.example", "/%5Cevil.example",
			"/.%2e//evil.example", "/a//evil.example", "/./evil", "/..", "/a/../b", "/@evil", "/:80", "/a\nb", "/a b",
			"/é", "/a?b#c", "/a?b=\\\\evil", "/connexion", "/connexion?retour=/", "/deconnexion", "javascript:alert(1)",
			"/a?b=<script>" })
	void fallsBackToTheLandingPage(String target) {
		assertThat(LocalTarget.of(target)).isEqualTo("/");
	}

}
