package fr.ecluse.document;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

import fr.ecluse.member.Letterhead;
import fr.ecluse.member.Logo;
import fr.ecluse.member.Logos;
import fr.ecluse.member.Member;
import fr.ecluse.typesetting.Picture;
import fr.ecluse.typesetting.Snapshot;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** Freezes the data of a document and its member as it is that day. */
@Component
class Snapshots {

	/** Room for a logo at the head of a page, in millimetres. */
	private static final double LOGO_WIDTH = 42;

	private static final double LOGO_HEIGHT = 24;

	private final Logos logos;

	Snapshots(Logos logos) {
		this.logos = logos;
	}

	Snapshot of(DocumentRequest request, Member member, LocalDate date) {
		Logo logo = this.logos.find(member.siren()).orElse(null);
		return of(request, member, logo, date);
	}

	static Snapshot of(DocumentRequest request, Member member, @Nullable Logo logo, LocalDate date) {
		Map<String, @Nullable Object> content = new TreeMap<>();
		content.put("template", request.template());
		content.put("member", describe(member, logo));
		content.put("data", request.data());
		return Snapshot.of(request.title(), date, content,
				(logo != null) ? new Picture(logo.type(), logo.content()) : null);
	}

	private static Map<String, @Nullable Object> describe(Member member, @Nullable Logo logo) {
		Letterhead letterhead = member.letterhead();
		Map<String, @Nullable Object> description = new TreeMap<>();
		description.put("siren", member.siren().value());
		description.put("name", member.name());
		description.put("kind", member.kind().key());
		description.put("kindLabel", member.kind().label());
		description.put("address", letterhead.address());
		description.put("postalCode", letterhead.postalCode());
		description.put("city", letterhead.city());
		description.put("phone", letterhead.phone());
		description.put("email", letterhead.email());
		description.put("website", letterhead.website());
		description.put("hours", letterhead.hours());
		description.put("contactService", letterhead.contactService());
		description.put("signatoryName", letterhead.signatoryName());
		description.put("signatoryTitle", letterhead.signatoryTitle());
		description.put("signatoryDelegation", letterhead.signatoryDelegation());
		if (logo != null) {
			description.put("logo", describe(logo));
		}
		return description;
	}

	/** As large as its room allows; the picture itself is known by its hash. */
	private static Map<String, @Nullable Object> describe(Logo logo) {
		double scale = Math.min(LOGO_WIDTH / logo.width(), LOGO_HEIGHT / logo.height());
		return Map.of("sha256", logo.sha256(), "alternative", logo.alternative(), "width",
				Math.round(logo.width() * scale * 10) / 10.0, "height", Math.round(logo.height() * scale * 10) / 10.0);
	}

}
