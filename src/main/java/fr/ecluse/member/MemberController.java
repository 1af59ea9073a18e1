package fr.ecluse.member;

import java.net.URI;
import java.util.EnumMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The directory of members, one by one. */
@RestController
@RequestMapping("/api/v1/members")
class MemberController {

	private final Members members;

	MemberController(Members members) {
		this.members = members;
	}

	@GetMapping
	Page<Member> list(@RequestParam(required = false) @Nullable String q,
			@RequestParam(required = false) @Nullable String departement,
			@RequestParam(required = false) @Nullable String kind,
			@RequestParam(required = false) @Nullable String cursor, @RequestParam(defaultValue = "50") int limit) {
		MemberQuery query = new MemberQuery(text(q), text(departement), kind(kind), position(cursor),
				Page.limit(limit) + 1);
		return Page.of(this.members.list(query), limit, (member) -> MemberQuery.Position.of(member).cursor());
	}

	@GetMapping("/{siren}")
	Member one(@PathVariable Siren siren) {
		return this.members.get(siren);
	}

	/**
	 * Adds a member or replaces what the directory says of it; letterhead only if given.
	 */
	@PutMapping("/{siren}")
	@Transactional
	ResponseEntity<Member> put(@PathVariable Siren siren, @RequestBody JsonNode body) {
		Member known = this.members.lock(siren).orElse(null);
		Letterhead kept = (known != null) ? known.letterhead() : Letterhead.EMPTY;
		Member member = JsonFields.read(body, (fields) -> {
			Member read = member(siren, fields);
			return (read == null || fields.has("letterhead")) ? read : read.withLetterhead(kept);
		});
		this.members.put(member);
		return (known != null) ? ResponseEntity.ok(member)
				: ResponseEntity.created(URI.create("/api/v1/members/" + siren)).body(member);
	}

	/** Changes the fields of the letterhead that are given; null empties a field. */
	@PatchMapping("/{siren}/letterhead")
	@Transactional
	Member changeLetterhead(@PathVariable Siren siren, @RequestBody JsonNode body) {
		Member known = this.members.lock(siren).orElseThrow(() -> Members.unknown(siren));
		Member changed = known.withLetterhead(JsonFields.read(body, (fields) -> {
			Map<MemberField, String> texts = known.letterhead().texts();
			for (MemberField field : MemberField.letterhead()) {
				if (fields.has(field.jsonName())) {
					texts.remove(field);
					fields.copy(field, texts);
				}
			}
			return MemberForm.letterhead(texts, (field, reason) -> fields.refuse(field.jsonName(), reason));
		}));
		this.members.put(changed);
		return changed;
	}

	private static @Nullable Member member(Siren siren, JsonFields fields) {
		Map<MemberField, String> texts = new EnumMap<>(MemberField.class);
		for (MemberField field : MemberField.values()) {
			if (!MemberField.letterhead().contains(field)) {
				fields.copy(field, texts);
			}
		}
		JsonFields letterhead = fields.object("letterhead");
		if (letterhead != null) {
			MemberField.letterhead().forEach((field) -> letterhead.copy(field, texts));
			letterhead.refuseUnknown();
		}
		String given = texts.put(MemberField.SIREN, siren.value());
		if (given != null && !Excerpt.withoutSpaces(given).equals(siren.value())) {
			fields.refuse("siren", "Ce SIREN n'est pas celui de l'adresse, %s.".formatted(siren));
		}
		return MemberForm.read(texts, (field, reason) -> fields.refuse(field.pointer().substring(1), reason));
	}

	private static @Nullable String text(@Nullable String parameter) {
		return (parameter == null || parameter.isBlank()) ? null : parameter.strip();
	}

	private static @Nullable MemberKind kind(@Nullable String parameter) {
		String text = text(parameter);
		try {
			return (text != null) ? MemberKind.of(text) : null;
		}
		catch (IllegalArgumentException ex) {
			throw Refusal.field("/kind", String.valueOf(ex.getMessage()));
		}
	}

	private static MemberQuery.@Nullable Position position(@Nullable String cursor) {
		try {
			return (cursor != null) ? MemberQuery.Position.of(cursor) : null;
		}
		catch (IllegalArgumentException ex) {
			throw Page.unknownCursor();
		}
	}

}
