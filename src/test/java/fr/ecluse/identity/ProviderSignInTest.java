package fr.ecluse.identity;

import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import fr.ecluse.identity.TestIssuer.Lie;
import fr.ecluse.member.OpsnRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ProviderSignInTest extends IdentityWorld {

	private static final String ANNE = "a1b2c3";

	private static final String EMAIL = "anne.legoff@exemple.fr";

	private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

	@BeforeEach
	void anneHasAnAccount() {
		ISSUER.lies.clear();
		agent("anne.legoff", EMAIL, true, Set.of(), HOME);
		ISSUER.people.put(ANNE,
				Map.of("email", EMAIL, "given_name", "Anne", "usual_name", "Le Goff", "siret", HOME_SIRET));
	}

	@Test
	void signsInByTheProviderAndWorksAsAfterAPassword() {
		Person anne = new Person(ANNE);
		HttpResponse<String> page = anne.get("/connexion");
		assertThat(page.body()).contains("Se connecter avec ProConnect", "/connexion/fournisseur/oidc");
		assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
			.contains("form-action 'self' " + ISSUER.address());
		HttpResponse<String> back = anne.get(anne.comeBack("?retour=" + "/camunda/app/tasklist/".replace("/", "%2F")));
		assertThat(Person.location(back)).endsWith("/camunda/app/tasklist/");
		assertThat(anne.get("/").body()).contains("Anne Le Goff");
		assertThat(anne.get("/camunda/api/admin/auth/user/default").body()).contains("anne.legoff", "tasklist");
		assertThat(anne.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
		assertThat(anne.get("/api/v1/members/" + HOME).statusCode()).isEqualTo(200);
		assertThat(anne.get("/api/v1/members/" + AWAY).statusCode()).isEqualTo(404);
	}

	@Test
	void asksWithPkceStateAndNonce() {
		String address = Person.location(new Person(ANNE).get("/connexion/fournisseur/oidc"));
		assertThat(address).startsWith(ISSUER.address() + "/oauth2/authorize?")
			.contains("response_type=code", "code_challenge_method=S256", "code_challenge=", "state=", "nonce=",
					"siret");
	}

	@Test
	void staysLinkedWhenTheAddressChanges() {
		new Person(ANNE).signIn();
		ISSUER.people.put(ANNE, Map.of("email", "nouvelle@exemple.fr", "siret", HOME_SIRET));
		Person anne = new Person(ANNE);
		anne.signIn();
		assertThat(anne.get("/").body()).contains("Anne Le Goff");
	}

	@Test
	void anAddressThatWasGivenToSomebodyElseBringsNoAccount() {
		new Person(ANNE).signIn();
		ISSUER.people.put("successeur", Map.of("email", EMAIL, "siret", HOME_SIRET));
		refused(new Person("successeur"), 403, "appartient déjà à une autre personne");
	}

	@Test
	void anAccentMakesAnotherAddress() {
		ISSUER.people.put("accent", Map.of("email", "anné.legoff@exemple.fr", "siret", HOME_SIRET));
		refused(new Person("accent"), 403, "Aucun compte ne porte l&#39;adresse");
	}

	@Test
	void somebodyWithoutAccountLearnsWhomToAsk() {
		ISSUER.people.put("inconnu", Map.of("email", "inconnu@exemple.fr", "siret", HOME_SIRET));
		refused(new Person("inconnu"), 403, "l&#39;administrateur de votre collectivité");
		ISSUER.people.put("muet", Map.of());
		refused(new Person("muet"), 403, "ne donne pas votre adresse électronique");
	}

	@ParameterizedTest
	@ValueSource(strings = { AWAY_SIRET, "21380001400011", "n'importe quoi" })
	void somebodyOfAnotherOrganisationIsRefused(String siret) {
		ISSUER.people.put(ANNE, Map.of("email", EMAIL, "siret", siret));
		refused(new Person(ANNE), 403, "Votre fournisseur d&#39;identité vous rattache");
	}

	@Test
	void theOpsnsOwnPeopleNeedNoMembership() {
		agent("concepteur.opsn", "opsn@exemple.fr", true, Set.of(OpsnRole.DESIGNER));
		ISSUER.people.put("opsn", Map.of("email", "opsn@exemple.fr", "siret", "35600000000048"));
		Person designer = new Person("opsn");
		designer.signIn();
		assertThat(designer.get("/console/").statusCode()).isEqualTo(200);
	}

	@Test
	void aClosedAccountStaysClosed() {
		agent("anne.legoff", EMAIL, false, Set.of(), HOME);
		refused(new Person(ANNE), 403, "Ce compte est désactivé");
	}

	@ParameterizedTest
	@EnumSource(Lie.class)
	void userInformationMustBeSignedForUsAboutThatPerson(Lie lie) {
		ISSUER.lies.put(ANNE, lie);
		refused(new Person(ANNE), 401, "n&#39;a pas abouti");
	}

	@Test
	void aCodeIsGoodOnce() {
		Person anne = new Person(ANNE);
		String back = anne.comeBack("");
		assertThat(anne.get(back).statusCode()).isEqualTo(302);
		assertThat(anne.get(back).statusCode()).isEqualTo(401);
		Person thief = new Person(ANNE);
		assertThat(thief.get(back).statusCode()).isEqualTo(401);
		// With a state of its own, the thief still lacks the proof key of the code.
		String own = thief.comeBack("");
		String mixed = own.replaceAll("code=[^&]+", Matcher.quoteReplacement(code(back)));
		assertThat(thief.get(mixed).statusCode()).isEqualTo(401);
		assertThat(thief.get("/").body()).doesNotContain("Anne Le Goff");
	}

	@Test
	void aCodeOfAnotherBrowserIsRefused() {
		Person anne = new Person(ANNE);
		String unused = anne.comeBack("");
		Person thief = new Person(ANNE);
		String own = thief.comeBack("");
		String mixed = own.replaceAll("code=[^&]+", Matcher.quoteReplacement(code(unused)));
		assertThat(thief.get(mixed).statusCode()).isEqualTo(401);
	}

	@Test
	void comingBackWithoutOrWithAnotherStateIsRefused() {
		Person anne = new Person(ANNE);
		String back = anne.comeBack("");
		assertThat(anne.get(back.replaceAll("[?&]state=[^&]+", "")).statusCode()).isEqualTo(401);
		assertThat(anne.get(back.replaceAll("state=[^&]+", "state=invente")).statusCode()).isEqualTo(401);
		assertThat(anne.get("/connexion/retour").statusCode()).isEqualTo(401);
		assertThat(anne.get("/connexion/retour?error=access_denied&state=x").body()).contains("n&#39;a pas abouti");
		assertThat(anne.get("/").body()).doesNotContain("Anne Le Goff");
	}

	@Test
	void theSessionGetsANewNumber() {
		Person anne = new Person(ANNE);
		anne.get("/connexion/fournisseur/oidc");
		String before = anne.session();
		anne.signIn();
		assertThat(anne.session()).isNotEqualTo(before);
	}

	@Test
	void neverLeadsToAnotherServerAfterwards() {
		Person anne = new Person(ANNE);
		HttpResponse<String> back = anne.get(anne.comeBack("?retour=%2F%2Fpirate.exemple.fr"));
		assertThat(Person.location(back)).endsWith("/").doesNotContain("pirate");
	}

	@Test
	void signingOutEndsTheSessionAtTheProviderToo() {
		Person anne = new Person(ANNE);
		anne.signIn();
		String token = formToken(anne.get("/"));
		HttpResponse<String> out = anne.post("/deconnexion", "_csrf=" + token);
		String address = Person.location(out);
		assertThat(address).startsWith(ISSUER.address() + "/connect/logout?id_token_hint=eyJ")
			.contains("post_logout_redirect_uri=", "state=");
		assertThat(URLDecoder.decode(address, StandardCharsets.UTF_8))
			.contains("redirect_uri=" + base() + "/connexion&");
		String home = Person.location(anne.get(address));
		assertThat(home).startsWith(base() + "/connexion?state=");
		assertThat(anne.get(home).body()).contains("Vous êtes déconnecté.");
		assertThat(anne.get("/").body()).doesNotContain("Anne Le Goff");
	}

	@Test
	void passwordsAreLeftToTheAdministratorsOfTheOpsn() {
		Person anne = new Person(ANNE);
		HttpResponse<String> page = anne.get("/connexion");
		HttpResponse<String> refused = anne.post("/connexion",
				"username=anne.legoff&password=" + encoded(PASSWORD) + "&_csrf=" + formToken(page));
		assertThat(refused.statusCode()).isEqualTo(403);
		assertThat(refused.body()).contains("réservée aux administrateurs de l&#39;OPSN",
				"Se connecter avec ProConnect");
		HttpResponse<String> wrong = anne.post("/connexion",
				"username=anne.legoff&password=faux&_csrf=" + formToken(page));
		assertThat(wrong.body()).contains("Identifiant ou mot de passe incorrect");
		agent("admin.opsn", "admin.opsn@exemple.fr", true, Set.of(OpsnRole.ADMINISTRATOR));
		assertThat(anne
			.post("/connexion",
					"username=admin.opsn&password=" + encoded(PASSWORD) + "&_csrf=" + formToken(anne.get("/connexion")))
			.statusCode()).isEqualTo(302);
	}

	@Test
	void aSessionFollowsItsAccount() {
		Person anne = new Person(ANNE);
		anne.signIn();
		change("delete from agent where username = ?", "anne.legoff");
		assertThat(anne.get("/camunda/api/admin/auth/user/default").statusCode()).isNotEqualTo(200);
	}

	private void refused(Person person, int status, String sentence) {
		HttpResponse<String> page = person.signIn();
		assertThat(page.statusCode()).as(page.body()).isEqualTo(status);
		assertThat(page.body()).contains(sentence, "Se connecter avec ProConnect");
		assertThat(person.get("/").body()).doesNotContain("Anne Le Goff");
	}

	private static String code(String address) {
		Matcher code = Pattern.compile("code=[^&]+").matcher(address);
		assertThat(code.find()).isTrue();
		return code.group();
	}

	private static String formToken(HttpResponse<String> page) {
		Matcher token = FORM_TOKEN.matcher(page.body());
		assertThat(token.find()).as(page.body()).isTrue();
		return encoded(token.group(1));
	}

	private static String encoded(String text) {
		return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

}
