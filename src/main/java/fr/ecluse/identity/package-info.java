/**
 * Who somebody else says that a caller is: tokens of an authorization server for
 * programs, and sign-in by an identity provider such as ProConnect for people.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "member", "journal" })
package fr.ecluse.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
