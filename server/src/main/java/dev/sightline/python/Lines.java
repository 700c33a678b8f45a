package dev.sightline.python;

/**
 * A statement's place in its script.
 *
 * @param node counted over the whole script, from 0
 * @param start its first line, from 1, decorators included
 * @param end its last line
 */
public record Lines(int node, int start, int end) {}
