package dev.sightline.cli;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One key of {@code settings.json}, the option that it stands for, and what it may hold. */
sealed interface Key {
    /** As it stands in the file. */
    String name();

    /** The long name of the option. */
    String option();

    /** What the key may hold, for whoever wrote something else. */
    String allowed();

    /**
     * @return what the option's field gets; empty where the file holds something else
     */
    Optional<Object> value(JsonNode json);

    /** A whole number, both ends included. */
    record Whole(String name, String option, int least, int most) implements Key {
        @Override
        public String allowed() {
            return "a whole number from %d to %d".formatted(least, most);
        }

        boolean allows(int number) {
            return number >= least && number <= most;
        }

        @Override
        public Optional<Object> value(JsonNode json) {
            boolean whole = json.isIntegralNumber() && json.canConvertToInt();
            return whole && allows(json.intValue())
                    ? Optional.of(json.intValue())
                    : Optional.empty();
        }
    }

    /** A text that is not empty. */
    record Text(String name, String option) implements Key {
        @Override
        public String allowed() {
            return "a text that is not empty";
        }

        @Override
        public Optional<Object> value(JsonNode json) {
            return text(json).map(text -> text);
        }
    }

    /** One of these words. */
    record Choice(String name, String option, List<String> words) implements Key {
        @Override
        public String allowed() {
            return "one of \"" + String.join("\", \"", words) + "\"";
        }

        @Override
        public Optional<Object> value(JsonNode json) {
            return text(json).filter(words::contains).map(text -> text);
        }
    }

    /** An address of HTTP. */
    record Address(String name, String option) implements Key {
        @Override
        public String allowed() {
            return "an http:// or https:// address";
        }

        @Override
        public Optional<Object> value(JsonNode json) {
            return text(json).filter(LoopOptions::isAddress).map(text -> text);
        }
    }

    /** A list of texts, each as one use of the option. */
    record Texts(String name, String option) implements Key {
        @Override
        public String allowed() {
            return "a list of texts, none of them empty";
        }

        @Override
        public Optional<Object> value(JsonNode json) {
            return list(json).map(texts -> texts);
        }
    }

    /** A file, wherever the program is started from. */
    record File(String name, String option) implements Key {
        @Override
        public String allowed() {
            return "an absolute path (`~/` is $HOME)";
        }

        @Override
        public Optional<Object> value(JsonNode json) {
            return text(json).flatMap(Key::path).map(path -> path);
        }
    }

    /** The same, or the word that says: none at all. */
    record FileOrNone(String name, String option) implements Key {
        private static final String NONE = "none";

        @Override
        public String allowed() {
            return "an absolute path (`~/` is $HOME), or \"none\"";
        }

        @Override
        public Optional<Object> value(JsonNode json) {
            Optional<String> text = text(json);
            return text.filter(NONE::equals).isPresent()
                    ? Optional.of(NONE)
                    : text.flatMap(Key::path).map(Path::toString);
        }
    }

    /** Directories, wherever the program is started from. */
    record Folders(String name, String option) implements Key {
        @Override
        public String allowed() {
            return "a list of absolute paths (`~/` is $HOME)";
        }

        @Override
        public Optional<Object> value(JsonNode json) {
            @Nullable List<String> texts = list(json).orElse(null);
            if (texts == null) return Optional.empty();
            List<Path> paths = new ArrayList<>();
            texts.forEach(text -> path(text).ifPresent(paths::add));
            return paths.size() == texts.size() ? Optional.of(paths) : Optional.empty();
        }
    }

    /** Other nodes: objects of a name, a URL and the file of a token. */
    record Nodes(String name, String option) implements Key {
        private static final List<String> FIELDS = List.of("name", "url", "token_file");

        @Override
        public String allowed() {
            return "a list of objects {\"name\", \"url\", \"token_file\"}, the last of them an"
                    + " absolute path or left away";
        }

        @Override
        public Optional<Object> value(JsonNode json) {
            if (!json.isArray()) return Optional.empty();
            List<Connection> all = new ArrayList<>();
            for (JsonNode item : json) node(item).ifPresent(all::add);
            return all.size() == json.size() ? Optional.of(all) : Optional.empty();
        }

        private static Optional<Connection> node(JsonNode json) {
            boolean known = json.isObject() && FIELDS.containsAll(json.propertyNames());
            Optional<String> name = known ? text(json.path("name")) : Optional.empty();
            Optional<String> url = known ? text(json.path("url")) : Optional.empty();
            if (name.isEmpty() || url.isEmpty()) return Optional.empty();
            try {
                Connection bare = Connection.of(name.get() + "=" + url.get());
                if (!json.has("token_file")) return Optional.of(bare);
                return text(json.path("token_file")).flatMap(Key::path).map(bare::withToken);
            } catch (Connection.Wrong wrong) {
                return Optional.empty();
            }
        }
    }

    /**
     * Yes or no.
     *
     * @param negated whether the option says the opposite: {@code browser} and {@code --no-browser}
     */
    record Switch(String name, String option, boolean negated) implements Key {
        @Override
        public String allowed() {
            return "true or false";
        }

        @Override
        public Optional<Object> value(JsonNode json) {
            return json.isBoolean()
                    ? Optional.of(json.booleanValue() != negated)
                    : Optional.empty();
        }
    }

    private static Optional<String> text(JsonNode json) {
        return json.isString() && !json.stringValue().isEmpty()
                ? Optional.of(json.stringValue())
                : Optional.empty();
    }

    private static Optional<List<String>> list(JsonNode json) {
        if (!json.isArray()) return Optional.empty();
        List<String> texts = new ArrayList<>();
        for (JsonNode item : json) text(item).ifPresent(texts::add);
        return texts.size() == json.size() ? Optional.of(texts) : Optional.empty();
    }

    private static Optional<Path> path(String text) {
        @Nullable String home = System.getenv("HOME");
        String whole = text.startsWith("~/") && home != null ? home + text.substring(1) : text;
        if (whole.indexOf('\0') >= 0) return Optional.empty();
        return Optional.of(Path.of(whole)).filter(Path::isAbsolute);
    }
}
