/**
 * The description of the API: an OpenAPI document made of the controllers and their
 * types, with the French texts of {@code openapi/*.yaml}, and the pages that show it.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package fr.ecluse.openapi;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
