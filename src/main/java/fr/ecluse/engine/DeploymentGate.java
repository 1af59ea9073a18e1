package fr.ecluse.engine;

import java.util.List;
import java.util.Map;

/**
 * Looks at files before the engine reads them, whatever the route by which they come. The
 * engine asks every bean of this type at each new deployment.
 */
@FunctionalInterface
public interface DeploymentGate {

	/**
	 * Looks at the files of one deployment.
	 * @param procedure key of the procedure
	 * @param files by name
	 * @return what is refused, as French sentences; empty when nothing is
	 */
	List<String> refusals(String procedure, Map<String, byte[]> files);

}
