package fr.ecluse.scenario;

import java.time.Instant;

/** The time in which a story happens: it stands still until the story moves it. */
interface StoryTime {

	Instant instant();

	void set(Instant instant);

}
