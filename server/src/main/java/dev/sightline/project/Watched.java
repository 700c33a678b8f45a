package dev.sightline.project;

import java.nio.file.Path;

/**
 * How a project is watched.
 *
 * @param mode {@code catching_up}, {@code live}, {@code polling}, {@code gone}
 */
public record Watched(String id, Path path, String mode) {}
