package dev.sightline.editor;

import dev.sightline.disk.Disk;
import dev.sightline.disk.Folder;
import dev.sightline.disk.FolderEntry;
import dev.sightline.disk.Place;
import dev.sightline.disk.Trouble;
import dev.sightline.files.Refusals;
import dev.sightline.http.Endpoint;
import dev.sightline.http.Exchange;
import dev.sightline.http.Refusal;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * {@code GET /api/list-files}: the Python files that old clients ask for, and a level of the tree.
 */
final class ListFiles implements Endpoint {
    private static final int DEEPEST = 32;

    private final Disk disk;

    ListFiles(Disk disk) {
        this.disk = disk;
    }

    @Override
    public void serve(Exchange exchange) throws Refusal {
        int depth = depth(exchange.query("depth"));
        try {
            Optional<String> path = exchange.query("path");
            Place place =
                    path.isPresent()
                            ? disk.locate(path.get())
                            : disk.locate(disk.roots().getFirst().path().toString());
            Folder folder = disk.list(place, depth);
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("path", folder.path().toString());
            fields.put("files", folder.scripts());
            fields.put("entries", folder.entries().stream().map(ListFiles::entry).toList());
            fields.put("truncated", folder.truncated());
            exchange.answer(fields);
        } catch (Trouble trouble) {
            throw Refusals.of(trouble);
        }
    }

    private static Map<String, Object> entry(FolderEntry entry) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", entry.name());
        entry.rawName()
                .ifPresent(raw -> fields.put("name_b64", Base64.getEncoder().encodeToString(raw)));
        fields.put("path", entry.path().toString());
        fields.put("kind", entry.kind().name().toLowerCase(Locale.ROOT));
        fields.put("size", entry.size());
        fields.put("mtime", entry.mtime().toString());
        return fields;
    }

    private static int depth(Optional<String> asked) throws Refusal {
        if (asked.isEmpty()) return DEEPEST;
        try {
            int depth = Integer.parseInt(asked.get());
            if (depth >= 1 && depth <= DEEPEST) return depth;
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new Refusal(400, "bad_request", "`depth` must be a number from 1 to " + DEEPEST);
    }
}
