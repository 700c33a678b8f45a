package dev.sightline.git;

/**
 * What one commit changed.
 *
 * @param hash as it was asked for
 * @param text a patch
 * @param cut whether there is more than may be shown
 */
public record CommitDiff(String hash, String text, boolean cut) {}
