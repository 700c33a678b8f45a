package dev.sightline.cli;

import dev.sightline.json.Json;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * {@code settings.json} of the state directory: what the command line leaves open. It is checked
 * whole before anything of it counts; docs/reference/settings.md has every key.
 */
final class SettingsFile {
    /** Words of {@code --auth}. */
    static final List<String> AUTH = List.of("launch", "password", "none");

    private static final int MILLION = 1_000_000;

    static final List<Key> KEYS =
            List.of(
                    new Key.Text("host", "--host"),
                    new Key.Whole("port", "--port", 0, 65_535),
                    new Key.Choice("auth", "--auth", AUTH),
                    new Key.Texts("allow", "--allow"),
                    new Key.Texts("allow_host", "--allow-host"),
                    new Key.Texts("allow_origin", "--allow-origin"),
                    new Key.Folders("discover", "--discover"),
                    new Key.File("tls_cert", "--tls-cert"),
                    new Key.File("tls_key", "--tls-key"),
                    new Key.Switch("behind_proxy", "--behind-proxy", false),
                    new Key.Texts("trusted_proxy", "--trusted-proxy"),
                    new Key.Text("metrics_token", "--metrics-token"),
                    new Key.Whole("max_streams", "--max-streams", 1, MILLION),
                    new Key.Whole("max_per_address", "--max-per-address", 1, MILLION),
                    new Key.Whole("max_connections", "--max-connections", 1, MILLION),
                    new Key.Whole("journal_days", "--journal-days", 1, 36_500),
                    new Key.Whole("journal_mib", "--journal-mib", 1, MILLION),
                    new Key.File("python", "--python"),
                    new Key.Whole("max_kernels", "--max-kernels", 1, 1_000),
                    new Key.Whole("kernel_idle", "--kernel-idle", 0, 100_000),
                    new Key.Nodes("connect_to", "--connect-to"),
                    new Key.Whole("stuck_after", "--stuck-after", 1, 100_000),
                    new Key.Address("notify_url", "--notify-url"),
                    new Key.Choice("notify_format", "--notify-format", LoopOptions.FORMATS),
                    new Key.FileOrNone("hermes", "--hermes"),
                    new Key.Switch("browser", "--no-browser", true));

    private static final int LARGEST = 64 * 1024;

    /** What the file says is not what it may say; the message is for its author. */
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1L;

        Wrong(String what) {
            super(what, null, false, false);
        }

        String what() {
            return String.valueOf(getMessage());
        }
    }

    private final Map<Key, Object> values;

    private SettingsFile(Map<Key, Object> values) {
        this.values = values;
    }

    /**
     * @param state the state directory; without the file nothing is set
     */
    static SettingsFile in(Path state) throws Wrong {
        Path file = state.resolve("settings.json");
        try {
            // A pipe would never end, and nobody writes so much by hand.
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw new Wrong(file + ": is no file");
            }
            if (Files.size(file) > LARGEST) throw new Wrong(file + ": is larger than 64 KiB");
            return new SettingsFile(checked(file, Files.readAllBytes(file)));
        } catch (NoSuchFileException none) {
            return new SettingsFile(Map.of());
        } catch (IOException e) {
            throw new Wrong(file + ": cannot be read: " + e);
        }
    }

    private static Map<Key, Object> checked(Path file, byte[] bytes) throws Wrong {
        JsonNode object = parsed(file, bytes);
        Map<Key, Object> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            String name = entry.getKey();
            Key key =
                    KEYS.stream()
                            .filter(known -> known.name().equals(name))
                            .findFirst()
                            .orElseThrow(() -> unknown(file, name));
            values.put(
                    key,
                    key.value(entry.getValue())
                            .orElseThrow(() ->
                                    new Wrong(file + ": `" + name + "` must be " + key.allowed())));
        }
        return values;
    }

    private static JsonNode parsed(Path file, byte[] bytes) throws Wrong {
        try {
            JsonNode node = Json.read(bytes);
            if (node != null && node.isObject()) return node;
        } catch (JacksonException e) {
            var at = e.getLocation();
            String where =
                    at == null
                            ? ""
                            : " at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
            throw new Wrong(file + ": is no JSON" + where + ": " + e.getOriginalMessage());
        }
        throw new Wrong(file + ": must be a JSON object, such as {\"port\": 8888}");
    }

    private static Wrong unknown(Path file, String name) {
        String known =
                KEYS.stream().map(Key::name).collect(Collectors.toCollection(TreeSet::new)).stream()
                        .collect(Collectors.joining(", "));
        return new Wrong(file + ": `" + name + "` is no setting. There are: " + known);
    }

    /** How many keys are set. */
    int size() {
        return values.size();
    }

    /** A number of the file. */
    Optional<Integer> number(String name) {
        return values.entrySet().stream()
                .filter(entry -> entry.getKey().name().equals(name))
                .map(entry -> (Integer) entry.getValue())
                .findFirst();
    }

    /**
     * Gives the file's value to each option that the command line does not have: a flag wins, also
     * over a whole list.
     *
     * @param but options that something else has set
     */
    void fill(CommandSpec spec, ParseResult given, List<String> but) {
        values.forEach((key, value) -> {
            if (given.hasMatchedOption(key.option()) || but.contains(key.option())) return;
            spec.findOption(key.option()).setValue(value);
        });
    }

    /** Holds flags to what the file may say. */
    static void checkNumbers(CommandSpec spec) throws Wrong {
        for (Key key : KEYS) {
            if (key instanceof Key.Whole number) {
                int value = spec.findOption(key.option()).<Integer>getValue();
                if (!number.allows(value)) {
                    throw new Wrong(key.option() + " " + value + ": must be " + key.allowed());
                }
            }
        }
    }
}
