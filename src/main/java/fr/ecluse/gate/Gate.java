package fr.ecluse.gate;

import java.util.ArrayList;
import java.util.List;

import org.springframework.stereotype.Component;

/**
 * Looks at the files of a procedure and says what is wrong with them, and how to mend it.
 */
@Component
public class Gate {

	private final Modelling modelling;

	Gate(Modelling modelling) {
		this.modelling = modelling;
	}

	/**
	 * Checks a package. Every input ends in a verdict: nothing is thrown, whatever the
	 * bytes.
	 * @param key of the procedure that the package claims to be
	 */
	public Verdict check(String key, PackageFiles files) {
		List<Finding> findings = new ArrayList<>();
		findings.addAll(this.modelling.check(key, files));
		return new Verdict(findings);
	}

}
