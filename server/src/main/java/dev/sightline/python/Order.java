package dev.sightline.python;

import java.util.OptionalInt;

/**
 * What to run.
 *
 * @param text the whole script; line numbers and node indexes are its
 * @param from the first line of the range that is run, from 1; a statement that overlaps it runs
 * @param to the last line
 * @param keepGoing whether an error does not stop it
 */
public record Order(String text, OptionalInt from, OptionalInt to, boolean keepGoing) {}
