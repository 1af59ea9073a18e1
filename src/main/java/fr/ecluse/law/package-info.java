/**
 * The data files of the law: where they come from, how strictly they are read, while what
 * they say holds, how sure it is, and how a question about them is asked and refused.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package fr.ecluse.law;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
