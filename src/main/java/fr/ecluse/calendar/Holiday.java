package fr.ecluse.calendar;

import java.time.LocalDate;

import fr.ecluse.law.Confidence;

/** A public holiday as it falls in one year, with its French name and its source. */
public record Holiday(LocalDate date, String name, String reference, Confidence confidence) {
}
