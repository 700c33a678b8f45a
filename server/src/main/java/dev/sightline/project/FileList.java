package dev.sightline.project;

import dev.sightline.event.Position;

import java.util.NavigableMap;

/**
 * The files of a project at one place of the sequence.
 *
 * @param byPath sorted, relative
 * @param truncated whether there were more than a project may have
 */
public record FileList(Position at, NavigableMap<String, FileStamp> byPath, boolean truncated) {}
