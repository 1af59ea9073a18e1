/**
 * Camunda Forms as the server enforces them: the same file that Tasklist and the public
 * pages show says which answers are taken, and each refusal names the answer by a JSON
 * pointer.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package fr.ecluse.form;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
