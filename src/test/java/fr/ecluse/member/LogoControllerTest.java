package fr.ecluse.member;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;

import javax.imageio.ImageIO;

import fr.ecluse.EcluseTest;
import fr.ecluse.calendar.Territory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@EcluseTest
class LogoControllerTest {

	private final MockMvc http;

	@Autowired
	private Members members;

	@Autowired
	private Logos logos;

	private final Siren siren = Sirens.fresh();

	LogoControllerTest(@Autowired WebApplicationContext server) {
		this.http = MockMvcBuilders.webAppContextSetup(server).build();
	}

	@ParameterizedTest
	@CsvSource({ "png,image/png", "jpeg,image/jpeg" })
	void takesPictureGivesItBackAndForgetsIt(String format, String type) throws Exception {
		add();
		put(picture(format, 300, 200), "?alternative=Blason de la commune").andExpect(status().isOk())
			.andExpect(jsonPath("$.type").value(type))
			.andExpect(jsonPath("$.width").value(300))
			.andExpect(jsonPath("$.alternative").value("Blason de la commune"));
		this.http.perform(MockMvcRequestBuilders.get(address()))
			.andExpect(status().isOk())
			.andExpect(content().contentType(type))
			.andExpect(content().bytes(this.logos.find(this.siren).orElseThrow().content()));
		this.http.perform(MockMvcRequestBuilders.delete(address())).andExpect(status().isNoContent());
		this.http.perform(MockMvcRequestBuilders.get(address())).andExpect(status().isNotFound());
	}

	@Test
	void drawsLargePictureAnewAndSmaller() throws Exception {
		add();
		put(picture("png", 2000, 1000), "").andExpect(status().isOk());
		Logo logo = this.logos.find(this.siren).orElseThrow();
		assertThat(logo.width()).isEqualTo(500);
		assertThat(logo.height()).isEqualTo(250);
		assertThat(logo.alternative()).isEqualTo("Logo : Argol");
		assertThat(ImageIO.read(new ByteArrayInputStream(logo.content())).getWidth()).isEqualTo(500);
	}

	@Test
	void keepsNothingOfTheFileButItsPicture() throws Exception {
		add();
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		file.write(picture("png", 100, 100));
		file.write("<script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII));
		put(file.toByteArray(), "").andExpect(status().isOk());
		assertThat(new String(this.logos.find(this.siren).orElseThrow().content(), StandardCharsets.ISO_8859_1))
			.doesNotContain("script");
	}

	@Test
	void refusesWhatIsNoFittingPicture() throws Exception {
		add();
		refused("<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.US_ASCII),
				"ni un PNG ni un JPEG");
		refused(picture("gif", 100, 100), "ni un PNG ni un JPEG");
		refused(new byte[0], "vide");
		refused(picture("png", 20, 100), "de 40 à 4000");
		refused(picture("png", 4001, 50), "de 40 à 4000");
		byte[] broken = picture("png", 100, 100);
		refused(java.util.Arrays.copyOf(broken, broken.length / 3), "abîmée");
		byte[] heavy = new byte[200_001];
		new Random(1).nextBytes(heavy);
		refused(heavy, "200 ko");
		assertThat(this.logos.find(this.siren)).isEmpty();
	}

	@Test
	void logoOfUnknownMemberIsRefused() throws Exception {
		put(picture("png", 100, 100), "").andExpect(status().isNotFound());
	}

	@Test
	void delegationSaysInWhosePlaceAndWhoSigns() throws Exception {
		add();
		letterhead("{\"signatoryDelegation\": \"L'adjointe\", \"signatoryName\": \"Anne Le Goff\"}")
			.andExpect(status().isBadRequest())
			.andExpect(jsonPath("$.errors[0].pointer").value("/signatoryDelegation"));
		letterhead("{\"signatoryDelegation\": \"Pour le maire empêché, l'adjointe déléguée\"}")
			.andExpect(status().isBadRequest())
			.andExpect(jsonPath("$.errors[0].pointer").value("/signatoryName"))
			.andExpect(jsonPath("$.errors[0].detail").value(containsString("L212-1")));
		letterhead("""
				{"signatoryDelegation": "Pour le maire empêché, l'adjointe déléguée", "signatoryName": "Anne Le Goff",
				 "hours": "Lundi de 9 h à 12 h\\nMardi sur rendez-vous", "contactService": "Secrétariat"}""")
			.andExpect(status().isOk())
			.andExpect(jsonPath("$.letterhead.hours").value("Lundi de 9 h à 12 h\nMardi sur rendez-vous"));
		assertThat(this.members.get(this.siren).letterhead().signatoryDelegation()).startsWith("Pour le maire");
		letterhead("{\"city\": \"Argol\"}").andExpect(status().isOk())
			.andExpect(jsonPath("$.letterhead.contactService").value("Secrétariat"));
	}

	private void add() {
		this.members.put(new Member(this.siren, "Argol", MemberKind.COMMUNE, "29001", "29", 1043, null,
				Territory.METROPOLE, Letterhead.EMPTY));
	}

	private ResultActions letterhead(String body) throws Exception {
		return this.http.perform(MockMvcRequestBuilders.patch("/api/v1/members/" + this.siren + "/letterhead")
			.contentType(MediaType.APPLICATION_JSON)
			.content(body));
	}

	private void refused(byte[] file, String reason) throws Exception {
		put(file, "").andExpect(status().isBadRequest())
			.andExpect(jsonPath("$.errors[0].detail").value(containsString(reason)));
	}

	private ResultActions put(byte[] file, String query) throws Exception {
		return this.http
			.perform(MockMvcRequestBuilders.put(address() + query).contentType(MediaType.IMAGE_PNG).content(file));
	}

	private String address() {
		return "/api/v1/members/" + this.siren + "/logo";
	}

	private static byte[] picture(String format, int width, int height) throws IOException {
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, file);
		return file.toByteArray();
	}

}
