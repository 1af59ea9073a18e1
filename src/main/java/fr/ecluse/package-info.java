/** Écluse: a workflow server for French public procedures, one package a capability. */
@NullMarked
package fr.ecluse;

import org.jspecify.annotations.NullMarked;
