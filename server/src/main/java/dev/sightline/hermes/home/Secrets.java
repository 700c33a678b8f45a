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
import java.util.regex.Pattern;

/**
 * What {@code .env}, {@code auth.json} and {@code config.yaml} hold back: the names in them, which
 * may be shown, and the values, which only the {@link Redactor} gets.
 *
 * @param names of {@code .env} that have a value, in order
 * @param credentials the tree of {@code auth.json} with every text and number taken out but those
 *     that are told: {@code {"providers": {"openai": {"access_token": null}}}}
 */
record Secrets(List<String> names, Map<String, @Nullable Object> credentials, Redactor redactor) {
    static final Secrets NONE = new Secrets(List.of(), Map.of(), new Redactor(Set.of()));

    /** Keys of {@code config.yaml} whose values are none of anybody's business. */
    private static final Pattern SECRET_KEY =
            Pattern.compile("(?i).*(key|token|secret|password|passwd|credential|cookie).*");

    /**
     * Names in {@code .env} and {@code auth.json} whose values are plain words, such as that of a
     * model: to take those out everywhere would leave holes in every answer. All other values count
     * as secrets.
     */
    private static final Pattern PLAIN =
            Pattern.compile(
                    "(?i)(.*[_-])?(model|provider|host|port|path|dir|home|mode|level|lang|tz|name|type"
                            + "|channel|region|timeout|enabled|version|status|source|label|shell"
                            + "|backend|at|expires|updated|created|scope|scopes|limit|debug)");

    /** Names in {@code auth.json} whose values are no secret and worth knowing. */
    private static final Set<String> TOLD =
            Set.of(
                    "active_provider",
                    "auth_mode",
                    "auth_type",
                    "status",
                    "scope",
                    "scopes",
                    "priority",
                    "expires_at",
                    "expiresAt",
                    "expiry",
                    "agent_key_expires_at",
                    "obtained_at",
                    "agent_key_obtained_at",
                    "last_refresh");

    /** Times and words. */
    private static final Pattern WORDS = Pattern.compile("[A-Za-z0-9 :+./_-]{1,200}");

    /** A place on the web, without a password in it. */
    private static final Pattern ADDRESS = Pattern.compile("(?i)(https?|wss?)://[^@?]*");

    /**
     * @param environment the text of {@code .env}
     * @param auth the text of {@code auth.json}
     */
    static Secrets of(
            Optional<String> environment,
            Optional<String> auth,
            Map<String, @Nullable Object> config) {
        Set<String> values = new LinkedHashSet<>();
        List<String> names = new ArrayList<>();
        environment.ifPresent(text -> readEnvironment(text, names, values));
        Map<String, @Nullable Object> credentials =
                auth.map(text -> tree(text, values)).orElse(Map.of());
        collect(config, false, values);
        return new Secrets(List.copyOf(names), credentials, new Redactor(values));
    }

    /** The same names, with the values of others taken out too. */
    Secrets hiding(Secrets others) {
        return new Secrets(names, credentials, redactor.and(others.redactor));
    }

    private static void readEnvironment(String text, List<String> names, Set<String> values) {
        for (String line : text.lines().map(String::strip).toList()) {
            if (line.startsWith("#")) {
                // A key that was commented out is a key.
                collectAssigned(line.substring(1).strip(), values);
                continue;
            }
            collectAssigned(line, values).ifPresent(names::add);
        }
    }

    /** The name of an assignment that has a value. */
    private static Optional<String> collectAssigned(String line, Set<String> values) {
        int equals = line.indexOf('=');
        if (equals <= 0) return Optional.empty();
        String name = line.substring(0, equals).strip().replaceFirst("^export\\s+", "");
        String value = unquoted(line.substring(equals + 1).strip());
        if (!name.matches("[A-Za-z_][A-Za-z0-9_]*") || value.isEmpty()) return Optional.empty();
        if (isSecret(name, value)) values.add(value);
        return Optional.of(name);
    }

    private static String unquoted(String value) {
        if (value.length() >= 2) {
            char first = value.charAt(0);
            int end = value.indexOf(first, 1);
            if ((first == '"' || first == '\'') && end > 0) return value.substring(1, end);
        }
        int comment = value.indexOf(" #");
        return comment < 0 ? value : value.substring(0, comment).strip();
    }

    private static boolean isSecret(String name, String value) {
        if (SECRET_KEY.matcher(name).matches()) return true;
        return !PLAIN.matcher(name).matches() && !ADDRESS.matcher(value).matches();
    }

    private static Map<String, @Nullable Object> tree(String text, Set<String> values) {
        try {
            JsonNode node = Json.read(text.getBytes(StandardCharsets.UTF_8));
            return node.isObject() ? names(node, values) : Map.of();
        } catch (JacksonException broken) {
            return Map.of();
        }
    }

    private static Map<String, @Nullable Object> names(JsonNode object, Set<String> values) {
        Map<String, @Nullable Object> names = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            if (isEmpty(field.getValue())) continue;
            names.put(field.getKey(), held(field.getKey(), field.getValue(), values));
        }
        return names;
    }

    private static boolean isEmpty(JsonNode value) {
        return value.isNull() || (value.isString() && value.stringValue().isEmpty());
    }

    private static @Nullable Object held(String name, JsonNode value, Set<String> values) {
        if (value.isObject()) return names(value, values);
        if (value.isArray()) {
            List<@Nullable Object> items = new ArrayList<>();
            value.forEach(item -> items.add(held(name, item, values)));
            return items;
        }
        if (TOLD.contains(name)) {
            if (value.isNumber()) return value.numberValue();
            if (value.isString() && WORDS.matcher(value.stringValue()).matches()) {
                return value.stringValue();
            }
        }
        if (value.isString() && isSecret(name, value.stringValue()))
            values.add(value.stringValue());
        return null;
    }

    private static void collect(@Nullable Object value, boolean secret, Set<String> values) {
        switch (value) {
            case null -> {}
            case Map<?, ?> map ->
                    map.forEach((key, one) ->
                            collect(
                                    one,
                                    secret || SECRET_KEY.matcher(String.valueOf(key)).matches(),
                                    values));
            case List<?> list -> list.forEach(one -> collect(one, secret, values));
            case String text -> {
                if (secret) values.add(text);
            }
            default -> {}
        }
    }
}
