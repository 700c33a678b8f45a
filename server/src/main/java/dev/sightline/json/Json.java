package dev.sightline.json;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Map;

/** The one JSON mapper, with bounds on what a stranger may make us parse. */
public final class Json {
    private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");

    private static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(64)
                                                    .maxNumberLength(100)
                                                    .maxStringLength(32 * 1024 * 1024)
                                                    .maxNameLength(1024)
                                                    .build())
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .build())
                    .build();

    /** For what {@link #bytes} made: it has no bounds either. */
    private static final JsonMapper OURS =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(Integer.MAX_VALUE)
                                                    .maxNumberLength(Integer.MAX_VALUE)
                                                    .maxStringLength(Integer.MAX_VALUE)
                                                    .maxNameLength(Integer.MAX_VALUE)
                                                    .build())
                                    .build())
                    .build();

    private static final ObjectWriter INDENTED =
            MAPPER.writer()
                    .with(
                            new DefaultPrettyPrinter(
                                            Separators.createDefaultInstance()
                                                    .withObjectNameValueSpacing(
                                                            Separators.Spacing.AFTER)
                                                    .withObjectEmptySeparator("")
                                                    .withArrayEmptySeparator(""))
                                    .withObjectIndenter(LINES)
                                    .withArrayIndenter(LINES));

    private Json() {}

    /**
     * @throws tools.jackson.core.JacksonException where the text is no JSON or over the bounds
     */
    public static JsonNode read(byte[] bytes) {
        return MAPPER.readTree(bytes);
    }

    /** Whether it has more than so many objects and lists in one another. */
    public static boolean isDeeper(JsonNode value, int most) {
        if (!value.isContainer()) return false;
        if (most == 0) return true;
        for (JsonNode one : value) if (isDeeper(one, most - 1)) return true;
        return false;
    }

    /** What was given to {@link #bytes}, as maps, lists, texts, numbers, truths and null. */
    public static @Nullable Object values(byte[] bytes) {
        return OURS.readValue(bytes, Object.class);
    }

    /** Token by token, for who must know where a value stands; the bounds are the same. */
    public static JsonParser parser(byte[] bytes) {
        return MAPPER.createParser(bytes);
    }

    /** One line, without line breaks inside. */
    public static byte[] bytes(Map<String, ? extends @Nullable Object> fields) {
        return MAPPER.writeValueAsBytes(fields);
    }

    /** An array on one line. */
    public static byte[] bytes(List<? extends @Nullable Object> items) {
        return MAPPER.writeValueAsBytes(items);
    }

    /** A value as people edit it: one entry a line, two blanks a level. */
    public static byte[] indented(JsonNode value) {
        return INDENTED.writeValueAsBytes(value);
    }

    /** A value that was read, on one line. */
    public static byte[] bytes(JsonNode value) {
        return MAPPER.writeValueAsBytes(value);
    }
}
