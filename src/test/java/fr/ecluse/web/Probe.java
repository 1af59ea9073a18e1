package fr.ecluse.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import fr.ecluse.member.Members;
import fr.ecluse.member.Siren;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Something behind the door, so that the door can be tested from outside. */
@TestComponent
@RestController
class Probe {

	private final Members members;

	Probe(Members members) {
		this.members = members;
	}

	@Bean
	@Primary
	static AdjustableClock adjustableClock() {
		return new AdjustableClock();
	}

	@GetMapping("/api/v1/members/{siren}/probe")
	Map<String, String> look(@PathVariable Siren siren, java.security.Principal caller) {
		return Map.of("member", this.members.get(siren).name(), "caller", caller.getName());
	}

	@PostMapping(path = "/api/v1/members/{siren}/probe", consumes = "application/json", produces = "application/json")
	Letter write(@PathVariable Siren siren, @Valid @RequestBody Letter letter) {
		return letter;
	}

	@RequestMapping(path = { "/api/v1/members/{siren}/agents/probe", "/api/v1/members/{siren}/api-keys/probe" },
			method = { RequestMethod.GET, RequestMethod.POST })
	Map<String, String> administer(@PathVariable Siren siren) {
		return Map.of("member", siren.value());
	}

	@RequestMapping({ "/api/v1/agents/probe", "/api/v1/api-keys/probe", "/api/v1/members/imports/probe",
			"/api/v1/procedures/probe", "/camunda/probe", "/not-in-the-policies" })
	Map<String, String> elsewhere() {
		return Map.of("here", "yes");
	}

	@GetMapping("/api/v1/procedures/asked")
	Map<String, String> asked(@RequestParam LocalDate from, @RequestParam @Max(10) int limit,
			@RequestHeader("Idempotency-Key") String key) {
		return Map.of("from", from.toString());
	}

	@GetMapping({ "/api/v1/procedures/broken/{how}", "/verification/broken/{how}" })
	String broken(@PathVariable String how) {
		throw switch (how) {
			case "optimistic" -> new OptimisticLockingFailureException("version 3 of fr.ecluse.Secret");
			case "deadlock" -> new CannotAcquireLockException("Deadlock found in table secret");
			default -> new IllegalStateException("jdbc:mariadb://secret in fr.ecluse.Secret");
		};
	}

	record Letter(@NotBlank @Size(max = 100) String subject, @Nullable Integer pages, @Nullable LocalDate received,
			@Nullable Tone tone, @Nullable Siren from, @Valid List<Recipient> recipients) {

		Letter {
			recipients = (recipients != null) ? recipients : List.of();
		}

	}

	record Recipient(@NotBlank String name, @Nullable Boolean urgent) {

	}

	enum Tone {

		FORMAL, PLAIN

	}

	/** A clock that tests put forward. */
	static final class AdjustableClock extends Clock {

		private volatile Duration ahead = Duration.ZERO;

		void forward(Duration duration) {
			this.ahead = this.ahead.plus(duration);
		}

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return Clock.fixed(instant(), zone);
		}

		@Override
		public Instant instant() {
			return Instant.now().plus(this.ahead);
		}

	}

}
