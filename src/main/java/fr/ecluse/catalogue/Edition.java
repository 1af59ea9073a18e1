package fr.ecluse.catalogue;

import fr.ecluse.gate.PackageFiles;
import fr.ecluse.procedure.Procedure;

/**
 * The content of a version, read: it never changes.
 *
 * @param id of the version
 * @param number of the version
 */
public record Edition(String id, int number, Procedure procedure, PackageFiles files) {

}
