package dev.sightline.git;

/**
 * One commit.
 *
 * @param hash all of it
 * @param date of its author, ISO-8601
 * @param message its first line
 */
public record Commit(
        String hash,
        String author,
        String date,
        String message,
        int filesChanged,
        int insertions,
        int deletions) {}
