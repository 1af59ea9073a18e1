package fr.ecluse.intake;

import java.util.List;

import fr.ecluse.gate.Finding;
import fr.ecluse.gate.PackageFiles;
import org.jspecify.annotations.Nullable;

/**
 * Files that come in.
 *
 * @param procedure key of the procedure, null when the model says it
 * @param files as they could be read
 * @param findings of reading them
 * @param complete whether the procedure has no other files; else those of its newest
 * version stay
 * @param origin the way in: {@code console}, {@code api}, {@code modeler} or
 * {@code import}
 */
public record Upload(@Nullable String procedure, PackageFiles files, List<Finding> findings, boolean complete,
		String origin) {

}
