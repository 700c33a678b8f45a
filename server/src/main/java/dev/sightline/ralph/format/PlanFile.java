package dev.sightline.ralph.format;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The plan as the original reads it, and beside it, never mixed in, what a lenient reader finds.
 *
 * @param lenient only where it finds more than the strict one
 */
public record PlanFile(Plan strict, Optional<Plan> lenient, String raw) {
    public static final PlanFile NONE = new PlanFile(Plan.NONE, Optional.empty(), "");

    public static PlanFile parse(String text) {
        List<String> lines = lines(text);
        Plan strict = StrictPlan.read(lines);
        Plan lenient = LenientPlan.read(lines, strict);
        return new PlanFile(
                strict, more(lenient, strict) ? Optional.of(lenient) : Optional.empty(), text);
    }

    /** More tasks; or as many, and a status or ids that the strict reading has not. */
    private static boolean more(Plan lenient, Plan strict) {
        if (lenient.total() != strict.total()) return lenient.total() > strict.total();
        boolean status = lenient.status().isPresent() && strict.status().isEmpty();
        return status || lenient.ids() > strict.ids();
    }

    /** LF and CRLF; a byte order mark is none of the text. */
    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int from = text.startsWith("\ufeff") ? 1 : 0;
        while (from < text.length()) {
            int end = text.indexOf('\n', from);
            if (end < 0) end = text.length();
            int to = end > from && text.charAt(end - 1) == '\r' ? end - 1 : end;
            lines.add(text.substring(from, to));
            from = end + 1;
        }
        return lines;
    }

    /** As {@code GET plan} says it (openapi.yaml, Plan). */
    public Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = strict.fields();
        fields.put("raw", raw);
        fields.put("lenient", lenient.map(Plan::fields).orElse(null));
        return fields;
    }

    /** As {@code plan_updated} says it: {@code tasks_done, tasks_total, status, phases}. */
    public Map<String, @Nullable Object> eventFields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("tasks_done", strict.done());
        fields.put("tasks_total", strict.total());
        fields.put("status", strict.status().orElse(null));
        fields.put("phases", strict.phases().stream().map(Phase::eventFields).toList());
        return fields;
    }
}
