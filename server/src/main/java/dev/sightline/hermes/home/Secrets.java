package dev.sightline.hermes.home;

import dev.sightline.json.Json;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code .env}, {@code auth.json} and {@code config.yaml} hold back: the names in them, which
 * may be shown, and the values, which only the {@link Redactor} gets. Of a file that is broken as a
 * whole the values are found line by line: a secret is one also in a file with a comma too many.
 */
final class Secrets {
    /** Keys whose values are none of anybody's business, whatever they are. */
    private static final Pattern SECRET_KEY =
            Pattern.compile(
                    "(?i).*(key|token|secret|passw|passphrase|pwd|credential|cookie|private|salt).*");

    /**
     * Names whose values are plain words, such as that of a model: to take those out everywhere
     * would leave holes in every answer. All other values count as secrets.
     */
    private static final Pattern PLAIN =
            Pattern.compile(
                    "(?i)(.*[_-])?(model|provider|host|port|path|dir|home|cwd|mode|level|lang|tz|name|type"
                        + "|channel|region|timeout|enabled|version|status|source|label|shell|image"
                        + "|backend|at|id|env|expires|updated|created|scope|scopes|limit|debug|reason"
                        + "|message|error|priority)");

    /** When something was got or ends; also of a key. */
    private static final Pattern TIME =
            Pattern.compile("(?i)(.*_)?(at|expires|expiry|expires_in|refresh)|expiresAt");

    private static final Pattern TIME_VALUE = Pattern.compile("[0-9][0-9TZ:+. -]{7,40}");

    /** A place on the web, without a password in it. */
    private static final Pattern ADDRESS = Pattern.compile("(?i)(https?|wss?)://[^@?]*");

    /** A place on the disk, which stands in many answers. */
    private static final Pattern PLACE = Pattern.compile("~?/[^:@?]*");

    /** Where a value is to be found, instead of the value. */
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{?[A-Za-z_][A-Za-z0-9_]*}?");

    /** Keys of a configuration that name a variable: {@code api_key_env: OPENAI_API_KEY}. */
    private static final Pattern NAMES_VARIABLE = Pattern.compile("(?i).*[_-](env|var|variable)");

    /** What {@code credential_pool_strategies} has: words of a choice. */
    private static final Pattern WORDS = Pattern.compile("[a-z]+([ _-][a-z]+)*");

    /** The password in {@code postgres://ada:password@host/db}. */
    private static final Pattern USER_INFO =
            Pattern.compile("://[^/@:\\s]{0,200}+:([^@/\\s]{1,500}+)@");

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** {@code "name": "value"} of a broken JSON file. */
    private static final Pattern FIELD =
            Pattern.compile(
                    "\"([^\"\\\\\n]{1,200}+)\"\\s{0,9}+:\\s{0,9}+\"((?:[^\"\\\\]|\\\\.)*+)\"");

    /** {@code name: value} of a line of YAML, commented out or not. */
    private static final Pattern LINE =
            Pattern.compile(
                    "[\\s#-]*+[\"']?([A-Za-z0-9_.-]{1,100}+)[\"']?\\s*+:\\s++([^\\s{\\[&*|>].*)");

    private static final Pattern NUMBER = Pattern.compile("[0-9.]{1,12}");

    /** As deep as anybody nests a configuration. */
    private static final int DEPTH = 40;

    private final Set<String> names = new LinkedHashSet<>();
    private final Set<String> values = new LinkedHashSet<>();
    private Map<String, @Nullable Object> credentials = Map.of();

    /** Names in {@code .env} that have a value, in order. */
    List<String> names() {
        return List.copyOf(names);
    }

    /**
     * The tree of {@code auth.json}: who may be known (times, modes, scopes) with its value, all
     * else with null, what is empty not at all: {@code {"providers": {"openai": {"access_token":
     * null, "expires_at": 1790000000}}}}.
     */
    Map<String, @Nullable Object> credentials() {
        return credentials;
    }

    Set<String> values() {
        return values;
    }

    /** Of the text of {@code .env}. */
    void readEnvironment(String text, boolean isOwn) {
        for (String line : text.lines().map(String::strip).toList()) {
            if (line.startsWith("#")) {
                // A key that was commented out is a key.
                readAssigned(line.substring(1).strip());
                continue;
            }
            Optional<String> name = readAssigned(line);
            if (isOwn) name.ifPresent(names::add);
        }
    }

    /** The name of an assignment that has a value. */
    private Optional<String> readAssigned(String line) {
        int equals = line.indexOf('=');
        if (equals <= 0) return Optional.empty();
        String name = line.substring(0, equals).strip().replaceFirst("^export\\s+", "");
        String value = unquoted(line.substring(equals + 1).strip());
        if (!NAME.matcher(name).matches() || value.isEmpty()) return Optional.empty();
        note(name, value);
        return Optional.of(name);
    }

    private static String unquoted(String value) {
        if (!value.isEmpty()) {
            char first = value.charAt(0);
            int end = value.indexOf(first, 1);
            if (first == '"' || first == '\'') {
                // One that is not closed goes on in the next line; its beginning is secret as well.
                return end > 0 ? value.substring(1, end) : value.substring(1);
            }
        }
        int comment = value.indexOf(" #");
        return comment < 0 ? value : value.substring(0, comment).strip();
    }

    /** Whether it may be known. */
    private boolean note(String name, String value) {
        Matcher userInfo = USER_INFO.matcher(value);
        while (userInfo.find()) values.add(userInfo.group(1));
        if (REFERENCE.matcher(value).matches() || isTime(name, value)) return true;
        if (!SECRET_KEY.matcher(name).matches()) {
            if (PLAIN.matcher(name).matches()) return true;
            if (ADDRESS.matcher(value).matches() || PLACE.matcher(value).matches()) return true;
        }
        values.add(value);
        return false;
    }

    private static boolean isTime(String name, String value) {
        return TIME.matcher(name).matches() && TIME_VALUE.matcher(value).matches();
    }

    /** Of the text of {@code auth.json} or another file of credentials. */
    void readCredentials(String text, boolean isOwn) {
        try {
            JsonNode node = Json.read(text.getBytes(StandardCharsets.UTF_8));
            if (node.isObject()) {
                Map<String, @Nullable Object> tree = fields(node);
                if (isOwn) credentials = tree;
                return;
            }
        } catch (JacksonException broken) {
            // What is in it is no less secret.
        }
        Matcher field = FIELD.matcher(text);
        while (field.find()) note(field.group(1), field.group(2));
    }

    private Map<String, @Nullable Object> fields(JsonNode object) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            JsonNode value = field.getValue();
            boolean isEmpty = value.isNull() || (value.isString() && value.stringValue().isBlank());
            if (!isEmpty) fields.put(field.getKey(), held(field.getKey(), value));
        }
        return fields;
    }

    private @Nullable Object held(String name, JsonNode value) {
        if (value.isObject()) return fields(value);
        if (value.isArray()) {
            List<@Nullable Object> items = new ArrayList<>();
            value.forEach(item -> items.add(held(name, item)));
            return items;
        }
        if (value.isString()) {
            return note(name, value.stringValue()) ? value.stringValue() : null;
        }
        boolean mayBeKnown = TIME.matcher(name).matches() || PLAIN.matcher(name).matches();
        return value.isNumber() && mayBeKnown ? value.numberValue() : null;
    }

    /** Of the text of {@code config.yaml}: values of keys that sound secret. */
    void readConfiguration(String text) {
        for (String line : text.lines().toList()) {
            Matcher match = LINE.matcher(line);
            if (match.matches() && SECRET_KEY.matcher(match.group(1)).matches()) {
                keep(match.group(1), unquoted(match.group(2).strip()));
            }
        }
        try {
            keepAll("", Yaml.map(text), false, 0);
        } catch (Yaml.Broken broken) {
            // Its lines were read.
        }
    }

    private void keepAll(String name, @Nullable Object value, boolean secret, int depth) {
        if (depth > DEPTH) return;
        switch (value) {
            case null -> {}
            case Map<?, ?> map ->
                    map.forEach((key, one) -> {
                        String field = String.valueOf(key);
                        boolean sounds = SECRET_KEY.matcher(field).matches();
                        keepAll(field, one, secret || sounds, depth + 1);
                    });
            case List<?> list -> list.forEach(one -> keepAll(name, one, secret, depth + 1));
            case String text -> {
                boolean isOfSecrets = secret && !WORDS.matcher(text).matches();
                if (isOfSecrets || SECRET_KEY.matcher(name).matches()) keep(name, text);
            }
            default -> {}
        }
    }

    private void keep(String name, String value) {
        Matcher userInfo = USER_INFO.matcher(value);
        while (userInfo.find()) values.add(userInfo.group(1));
        boolean isElsewhere =
                NAMES_VARIABLE.matcher(name).matches() || REFERENCE.matcher(value).matches();
        if (!isElsewhere && !NUMBER.matcher(value).matches()) values.add(value);
    }
}
