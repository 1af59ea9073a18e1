package fr.ecluse.law;

import java.time.LocalDate;

/**
 * Which state of the law a data file holds.
 *
 * @param version the version that its authors gave the file
 * @param asOf the last day on which its content was compared with the texts
 */
public record Edition(String version, LocalDate asOf) {
}
