package dev.sightline.journal;

import org.jspecify.annotations.Nullable;

/**
 * What a lens must know after a restart (what it last saw of a file, how far it read a log): kept
 * in the same transaction as the event that told it, so that the two never disagree.
 *
 * @param space whose it is: {@code <lens>/<project id>}
 * @param key such as a relative path
 * @param value null forgets the key
 */
public record Kept(String space, String key, @Nullable String value) {}
