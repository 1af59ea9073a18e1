package fr.ecluse.scenario;

import java.time.Duration;
import java.util.List;
import java.util.SortedMap;

import org.jspecify.annotations.Nullable;

/**
 * What came of the trial of a package.
 *
 * @param results of its scenarios, in the order of their files
 * @param coverage by model file: what they walk together
 * @param obstacle French sentence: why none could be played; null when they were
 */
public record TrialReport(List<ScenarioResult> results, SortedMap<String, Coverage> coverage, @Nullable String obstacle,
		Duration took) {

	/** Whether there are scenarios, and all went as they say. */
	public boolean passed() {
		return this.obstacle == null && !this.results.isEmpty()
				&& this.results.stream().allMatch(ScenarioResult::passed);
	}

}
