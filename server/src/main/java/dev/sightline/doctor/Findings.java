package dev.sightline.doctor;

import dev.sightline.json.Json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All that was found, for people and for programs. */
public record Findings(List<Result> results) {
    private static final String GREEN = "\u001b[32m";
    private static final String YELLOW = "\u001b[33m";
    private static final String RED = "\u001b[31m";
    private static final String PLAIN = "\u001b[0m";

    public Findings {
        results = List.copyOf(results);
    }

    /** 1 where something is broken. */
    public int exitCode() {
        return broken() == 0 ? 0 : 1;
    }

    /**
     * @param colour for a terminal
     */
    public String text(boolean colour) {
        int width = results.stream().mapToInt(result -> result.check().length()).max().orElse(0);
        StringBuilder text = new StringBuilder();
        for (Result result : results) {
            text.append(sign(result, colour)).append(' ');
            text.append(result.check()).append(" ".repeat(width - result.check().length() + 2));
            text.append(result.found()).append('\n');
            String indent = " ".repeat(width + 4);
            switch (result) {
                case Result.Fine fine -> {}
                case Result.Warning it -> advice(text, indent, it.wrong(), it.mend());
                case Result.Broken it -> advice(text, indent, it.wrong(), it.mend());
            }
        }
        return text.append('\n').append(summary()).append('\n').toString();
    }

    /** One object, one line. */
    public byte[] json(String version) {
        List<Map<String, String>> checks = new ArrayList<>();
        for (Result result : results) {
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("check", result.check());
            fields.put("status", word(result));
            fields.put("found", result.found());
            switch (result) {
                case Result.Fine fine -> {}
                case Result.Warning it -> advice(fields, it.wrong(), it.mend());
                case Result.Broken it -> advice(fields, it.wrong(), it.mend());
            }
            checks.add(fields);
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("version", version);
        all.put("fine", results.size() - warnings() - broken());
        all.put("warnings", warnings());
        all.put("broken", broken());
        all.put("checks", checks);
        return Json.bytes(all);
    }

    private String summary() {
        if (broken() > 0) {
            return "%d broken, %d to look at, of %d. Mend what is marked ✗ first."
                    .formatted(broken(), warnings(), results.size());
        }
        return warnings() == 0
                ? "All %d are fine.".formatted(results.size())
                : "Nothing is broken; %d of %d to look at.".formatted(warnings(), results.size());
    }

    private long warnings() {
        return results.stream().filter(Result.Warning.class::isInstance).count();
    }

    private long broken() {
        return results.stream().filter(Result.Broken.class::isInstance).count();
    }

    private static void advice(StringBuilder text, String indent, String wrong, String mend) {
        text.append(indent).append(wrong).append('\n');
        text.append(indent).append("→ ").append(mend).append('\n');
    }

    private static void advice(Map<String, String> fields, String wrong, String mend) {
        fields.put("wrong", wrong);
        fields.put("mend", mend);
    }

    private static String sign(Result result, boolean colour) {
        String sign =
                switch (result) {
                    case Result.Fine fine -> "✓";
                    case Result.Warning warning -> "!";
                    case Result.Broken broken -> "✗";
                };
        if (!colour) return sign;
        String paint =
                switch (result) {
                    case Result.Fine fine -> GREEN;
                    case Result.Warning warning -> YELLOW;
                    case Result.Broken broken -> RED;
                };
        return paint + sign + PLAIN;
    }

    private static String word(Result result) {
        return switch (result) {
            case Result.Fine fine -> "fine";
            case Result.Warning warning -> "warning";
            case Result.Broken broken -> "broken";
        };
    }
}
