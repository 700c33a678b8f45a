package dev.sightline.ralph;

import dev.sightline.disk.Content;
import dev.sightline.disk.FolderEntry;
import dev.sightline.disk.Trouble;
import dev.sightline.project.Project;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** What the agent is told to do: AGENTS.md, PROMPT.md and the specs. Only their content counts. */
final class Documents {
    private static final String ROW = "document/";
    private static final String LISTED = "documents";

    private final Around around;
    private final Project project;
    private final Teller teller;
    private final Problems problems;

    /** The etag of each. */
    private NavigableMap<String, String> known = new TreeMap<>();

    private boolean listed;

    Documents(
            Around around,
            Project project,
            Teller teller,
            Problems problems,
            Map<String, String> kept) {
        this.around = around;
        this.project = project;
        this.teller = teller;
        this.problems = problems;
        this.listed = kept.containsKey(LISTED);
        kept.forEach((key, value) -> {
            if (key.startsWith(ROW)) known.put(key.substring(ROW.length()), value);
        });
    }

    List<News> look() {
        NavigableMap<String, String> now = new TreeMap<>();
        read(Part.AGENTS_FILE, now);
        read(Part.PROMPT_FILE, now);
        specs(now);
        List<News> news = new ArrayList<>();
        now.forEach((file, etag) -> {
            if (!etag.equals(known.get(file))) news.add(changed(file, etag));
        });
        for (String file : known.keySet()) {
            if (!now.containsKey(file)) news.add(changed(file, null));
        }
        if (!listed) teller.keep(List.of(teller.kept(LISTED, "1")));
        listed = true;
        known = now;
        return news;
    }

    private News changed(String file, @Nullable String etag) {
        return News.of(
                        teller.event("file_changed", Map.of("file", file)),
                        teller.kept(ROW + file, etag))
                .quietIf(!listed);
    }

    private void read(String file, NavigableMap<String, String> now) {
        try {
            Optional<Content> content = around.read(project, file);
            content.ifPresent(one -> now.put(file, one.etag()));
            problems.none(file);
        } catch (Trouble trouble) {
            problems.with(file, trouble);
            if (known.containsKey(file)) now.put(file, known.get(file));
        }
    }

    private void specs(NavigableMap<String, String> now) {
        Specs.Listener listener =
                new Specs.Listener() {
                    @Override
                    public void spec(String path, FolderEntry entry) {
                        read(path, now);
                    }

                    @Override
                    public void unread(String folder, Trouble why) {
                        known.subMap(folder + "/", folder + "0").forEach(now::putIfAbsent);
                    }
                };
        try {
            Specs.list(around.disk(), project, listener);
        } catch (Trouble nobodyThrows) {
            throw new IllegalStateException(nobodyThrows);
        }
    }
}
