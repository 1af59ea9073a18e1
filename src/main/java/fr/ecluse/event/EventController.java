package fr.ecluse.event;

import java.util.ArrayList;
import java.util.List;

import fr.ecluse.member.Members;
import fr.ecluse.member.Siren;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The events of one member, for software that asks for what is new. */
@RestController
@RequestMapping("/api/v1/members/{siren}/events")
class EventController {

	private static final int MOST = 200;

	private static final int MOST_TYPES = 20;

	private final EventLog log;

	private final Members members;

	EventController(EventLog log, Members members) {
		this.log = log;
		this.members = members;
	}

	@GetMapping
	Events after(@PathVariable Siren siren, @RequestParam(required = false) @Nullable String after,
			@RequestParam(defaultValue = "50") int limit, @RequestParam(required = false) @Nullable List<String> type,
			@RequestParam(required = false) @Nullable String dossier) {
		this.members.get(siren);
		if (limit < 1 || limit > MOST) {
			throw Refusal.field("/limit", "« limit » est un nombre de 1 à %d.".formatted(MOST));
		}
		List<String> kinds = kinds(type);
		// Before the events: what is committed in between is for the next call.
		long end = this.log.end();
		long swept = this.log.swept();
		long position = position(after, swept, end);
		List<DossierEvent> events = this.log.after(siren, position, limit, kinds, dossier);
		long next = (events.size() == limit) ? events.get(limit - 1).position()
				: Math.max(end, events.isEmpty() ? 0 : events.get(events.size() - 1).position());
		return new Events(events.stream().map(CloudEvent::of).toList(), Long.toString(next));
	}

	private static long position(@Nullable String after, long swept, long end) {
		if (after == null || after.isEmpty()) {
			return swept;
		}
		if (!after.matches("[0-9]{1,18}") || Long.parseLong(after) > end) {
			throw Refusal.unknownCursor();
		}
		if (Long.parseLong(after) < swept) {
			throw Refusal.expiredCursor();
		}
		return Long.parseLong(after);
	}

	private static List<String> kinds(@Nullable List<String> types) {
		if (types == null) {
			return List.of();
		}
		if (types.size() > MOST_TYPES) {
			throw Refusal.field("/type", "Donnez au plus %d types, ou aucun pour tous.".formatted(MOST_TYPES));
		}
		List<String> kinds = new ArrayList<>();
		for (String type : types) {
			if (!type.startsWith(DossierEvent.TYPES)) {
				throw Refusal.field("/type", "Un type d'événement commence par « %s », par exemple « %sregistered »."
					.formatted(DossierEvent.TYPES, DossierEvent.TYPES));
			}
			kinds.add(type.substring(DossierEvent.TYPES.length()));
		}
		return kinds;
	}

	/**
	 * Some events, oldest first.
	 *
	 * @param items the events, in the order of the log
	 * @param next cursor to go on from, now or later; also given when there is nothing
	 * new
	 */
	record Events(List<CloudEvent> items, String next) {
	}

}
