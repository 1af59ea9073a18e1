package fr.ecluse.tasklist;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.mock.web.MockHttpServletRequest;

import static org.assertj.core.api.Assertions.assertThat;

class CheckedRequestTests {

	@ParameterizedTest
	@CsvSource({ "maxResults=15, maxResults=15", "maxResults=99&a=b, maxResults=99&a=b",
			"maxResults=100, maxResults=100", "maxResults=101, maxResults=100",
			"firstResult=0&maxResults=2000, firstResult=0&maxResults=100", "maxResults=-1&a=b, maxResults=100&a=b",
			"maxResults=1e9, maxResults=100", "maxResults=0100000, maxResults=100", "maxResults=, maxResults=100",
			"a=maxResults, a=maxResults" })
	void asksForAHundredItemsAtMost(String asked, String passedOn) {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.setQueryString(asked);
		assertThat(new CheckedRequest(request, JsonBody.NOTHING).getQueryString()).isEqualTo(passedOn);
	}

	@Test
	void givesTheSameBodyToEachReader() throws Exception {
		CheckedRequest request = new CheckedRequest(new MockHttpServletRequest(),
				"{}".getBytes(StandardCharsets.UTF_8));
		assertThat(request.getInputStream().read()).isEqualTo('{');
		assertThat(request.getInputStream().readAllBytes()).asString().isEqualTo("}");
		assertThat(request.getInputStream().read()).isEqualTo(-1);
		assertThat(request.getContentLengthLong()).isEqualTo(2);
	}

}
