package dev.sightline.build.format;

import dev.sightline.json.Json;

import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A file of {@code .buildrunner/checkpoints}: its name and its content (compat.md §2). */
public final class CheckpointFile {
    /** Bytes; a larger one is not read. */
    public static final int LIMIT = 16 * 1024 * 1024;

    /**
     * Objects and lists in one another. Less than {@link Json} reads, for what is passed on stands
     * deeper in a message, and whoever reads that has the same bound.
     */
    private static final int DEEPEST = 40;

    private static final String PREFIX = "checkpoint_";
    private static final String SUFFIX = ".json";

    /** What checkpoints of workflows and pools have, and those of a build do not. */
    private static final List<String> FOREIGN = List.of("workflow_id", "pool_id", "checkpoint_id");

    private static final DateTimeFormatter IN_NAME =
            DateTimeFormatter.ofPattern("uuuuMMdd_HHmmss_SSSSSS", Locale.ROOT);
    private static final String FLATTER = "write it flatter, with shorter names";
    private static final int LONGEST_MESSAGE = 200;

    private CheckpointFile() {}

    /** Whether a name is one of a checkpoint: the glob {@code checkpoint_*.json}. */
    public static boolean named(String name) {
        return name.length() >= PREFIX.length() + SUFFIX.length()
                && name.startsWith(PREFIX)
                && name.endsWith(SUFFIX)
                && name.indexOf('/') < 0;
    }

    /** Those that are names of checkpoints, by name: the last one is the latest. */
    public static List<String> sorted(Collection<String> names) {
        return names.stream().filter(CheckpointFile::named).sorted().toList();
    }

    /**
     * Never throws for what the file holds.
     *
     * @param name of the file, which says what the file itself leaves out: id and time
     * @param zone of the machine; the files say local times
     */
    public static Reading read(String name, byte[] bytes, ZoneId zone) {
        if (bytes.length > LIMIT) {
            return broken(
                    "too_large",
                    "%d bytes are more than a checkpoint may have".formatted(bytes.length),
                    "keep it below %d MiB".formatted(LIMIT / (1024 * 1024)));
        }
        JsonNode root;
        try {
            root = Json.read(bytes);
        } catch (StreamConstraintsException tooMuch) {
            return unreadable(bytes, tooMuch, "over_bounds", FLATTER);
        } catch (JacksonException noJson) {
            return noJson(bytes, noJson);
        }
        if (!root.isObject()) {
            return broken(
                    "not_an_object",
                    "the file is " + Kind.of(root),
                    "write one JSON object; put it in place by a rename, so that nobody sees half");
        }
        if (Json.isDeeper(root, DEEPEST)) {
            return broken(
                    "over_bounds",
                    "the file has more than %d objects and lists in one another".formatted(DEEPEST),
                    FLATTER);
        }
        Members file = new Members(root);
        if (!file.has("id")) {
            for (String sign : FOREIGN) if (file.has(sign)) return new Reading.Foreign(sign);
        }
        return read(name, bytes, zone, file);
    }

    private static Reading read(String name, byte[] bytes, ZoneId zone, Members file) {
        Complaints complaints = new Complaints();
        PartReader parts = new PartReader(zone, complaints);
        Optional<String> timestamp = file.text("timestamp").filter(one -> !one.isBlank());
        Checkpoint checkpoint =
                new Checkpoint(
                        file.id("id").orElseGet(() -> stem(name)),
                        timestamp,
                        timestamp
                                .flatMap(one -> Moment.read(one, zone))
                                .or(() -> timeOf(name, zone)),
                        file.text("phase").orElse(""),
                        file.texts("tasks_completed"),
                        file.texts("files_created"),
                        file.text("status"),
                        file.metadata(),
                        parts.components(file),
                        parts.features(file),
                        file.error());
        return new Reading.Read(checkpoint, complaints.located(bytes));
    }

    private static String stem(String name) {
        return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    }

    /** {@code checkpoint_%Y%m%d_%H%M%S_%f.json}. */
    private static Optional<Instant> timeOf(String name, ZoneId zone) {
        if (!named(name)) return Optional.empty();
        try {
            String time = stem(name).substring(PREFIX.length());
            return Moment.sane(LocalDateTime.parse(time, IN_NAME).atZone(zone).toInstant());
        } catch (DateTimeException another) {
            return Optional.empty();
        }
    }

    private static Reading noJson(byte[] bytes, JacksonException e) {
        String message = String.valueOf(e.getOriginalMessage());
        for (String number : List.of("NaN", "Infinity")) {
            if (!message.contains("'" + number + "'") && !message.contains("'-" + number + "'")) {
                continue;
            }
            return new Reading.Broken(
                    new Problem(
                            "bad_json",
                            "`%s` is no JSON".formatted(number),
                            place(bytes, e),
                            "write a number, or null (Python: json.dump(…, allow_nan=False)"
                                    + " refuses it)"));
        }
        if (message.startsWith("Duplicate")) {
            return unreadable(bytes, e, "duplicate_key", "name each member of an object once");
        }
        return unreadable(
                bytes,
                e,
                "bad_json",
                "mend it, or write it again whole: to a file beside it, then a rename");
    }

    private static Reading unreadable(
            byte[] bytes, JacksonException e, String code, String remedy) {
        String message = String.valueOf(e.getOriginalMessage()).replaceAll("\\p{Cntrl}+", " ");
        if (message.length() > LONGEST_MESSAGE) {
            message = message.substring(0, LONGEST_MESSAGE) + "…";
        }
        return new Reading.Broken(
                new Problem(code, "the file is no JSON: " + message, place(bytes, e), remedy));
    }

    private static Optional<Place> place(byte[] bytes, JacksonException e) {
        return Optional.ofNullable(e.getLocation()).map(at -> Places.place(bytes, at));
    }

    private static Reading broken(String code, String what, String remedy) {
        return new Reading.Broken(new Problem(code, what, Optional.empty(), remedy));
    }
}
