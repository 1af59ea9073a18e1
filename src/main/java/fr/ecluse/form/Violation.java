package fr.ecluse.form;

/**
 * What is wrong with one answer: the JSON pointer of the answer, and a French sentence
 * that says what to do.
 */
public record Violation(String pointer, String sentence) {
}
