package fr.ecluse.intake;

import java.util.List;

/** Versions, the newest of each procedure first. */
record ModelList(List<ModelSummary> items) {

}
