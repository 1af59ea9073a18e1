package fr.ecluse.openapi;

import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** Gives the description of the API to programs. */
@RestController
class OpenApiController {

	private final Contract contract;

	OpenApiController(Contract contract) {
		this.contract = contract;
	}

	@GetMapping("/api/openapi.json")
	@Nullable ResponseEntity<byte[]> document(WebRequest request) {
		Contract.Written written = this.contract.written();
		if (request.checkNotModified(written.tag())) {
			return null;
		}
		return ResponseEntity.ok()
			.contentType(MediaType.APPLICATION_JSON)
			.eTag(written.tag())
			.cacheControl(CacheControl.maxAge(5, TimeUnit.MINUTES).cachePublic())
			.body(written.json());
	}

}
