package dev.sightline.kernel;

import dev.sightline.python.Interpreter;
import dev.sightline.python.Said;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How a kernel is, as everyone is told.
 *
 * @param about its Python, once that has said so
 * @param detail why it is so, for people
 */
record KernelFacts(
        String session,
        Script script,
        @Nullable Interpreter interpreter,
        KernelStatus status,
        Said.@Nullable Ready about,
        Optional<String> detail) {
    Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("session", session);
        fields.put("path", script.path().map(Object::toString).orElse(null));
        fields.put("status", status.word());
        fields.put("python", about == null ? null : python(about));
        fields.put("detail", detail.orElse(null));
        return fields;
    }

    private Map<String, Object> python(Said.Ready ready) {
        String source =
                interpreter == null ? "path" : interpreter.source().name().toLowerCase(Locale.ROOT);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("version", ready.version());
        fields.put("executable", ready.executable());
        fields.put("source", source);
        return fields;
    }
}
