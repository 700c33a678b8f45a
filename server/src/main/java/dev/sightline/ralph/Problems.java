package dev.sightline.ralph;

import dev.sightline.disk.Trouble;
import dev.sightline.journal.Kept;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is wrong with the files of a loop: each problem is told once, and again when it is back. */
final class Problems {
    private static final String ROW = "problem/";

    private final Teller teller;
    private final Map<String, String> told = new HashMap<>();
    private List<News> fresh = new ArrayList<>();

    Problems(Teller teller, Map<String, String> kept) {
        this.teller = teller;
        kept.forEach((key, value) -> {
            if (key.startsWith(ROW)) told.put(key.substring(ROW.length()), value);
        });
    }

    void with(String path, Trouble trouble) {
        with(path, trouble.detail(), trouble.kind().code());
    }

    void with(String path, String detail, String code) {
        if (detail.equals(told.put(path, detail))) return;
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("path", path);
        data.put("detail", detail);
        data.put("code", code);
        fresh.add(News.of(teller.event("problem", data), row(path, detail)));
    }

    /** That file is as it should be. */
    void none(String path) {
        if (told.remove(path) != null) teller.keep(List.of(row(path, null)));
    }

    private Kept row(String path, @Nullable String detail) {
        return teller.kept(ROW + path, detail);
    }

    /** Those that were not told yet. */
    List<News> take() {
        List<News> all = fresh;
        fresh = new ArrayList<>();
        return all;
    }
}
