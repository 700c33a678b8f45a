package dev.sightline.disk;

import java.nio.file.Path;
import java.util.List;

/**
 * What a directory holds, as far as it may be shown.
 *
 * @param path links resolved
 * @param entries directories first, then by name
 * @param scripts Python files beneath it, relative, sorted
 * @param truncated whether there is more than the limits let through
 */
public record Folder(
        Path path, List<FolderEntry> entries, List<String> scripts, boolean truncated) {
    public Folder {
        entries = List.copyOf(entries);
        scripts = List.copyOf(scripts);
    }
}
