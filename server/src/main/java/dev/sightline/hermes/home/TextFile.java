package dev.sightline.hermes.home;

/**
 * A text file, whole.
 *
 * @param etag sha-256 of its bytes in hex
 */
public record TextFile(String text, String etag) {}
