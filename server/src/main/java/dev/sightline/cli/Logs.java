package dev.sightline.cli;

import dev.sightline.json.Json;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * The log: stderr, one line an entry, whatever is in it. Text on a terminal, JSON elsewhere. What
 * strangers send (names, paths) can neither begin a new line nor steer the terminal.
 */
public final class Logs {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

    /** Loggers are held weakly; without this one the level would be forgotten. */
    private static final Logger OURS = Logger.getLogger("sightline");

    private Logs() {}

    /**
     * @param terminal whether a person reads along
     */
    public static void toStderr(boolean terminal) {
        Logger root = Logger.getLogger("");
        for (Handler handler : root.getHandlers()) root.removeHandler(handler);
        Handler handler = new Lines(System.err, terminal ? new Text() : new JsonLines());
        handler.setLevel(Level.ALL);
        root.addHandler(handler);
        // Libraries speak up only when something is wrong.
        root.setLevel(Level.WARNING);
        OURS.setLevel(Level.INFO);
    }

    static void beQuiet() {
        Logger.getLogger("").setLevel(Level.SEVERE);
        OURS.setLevel(Level.SEVERE);
    }

    static void beVerbose() {
        OURS.setLevel(Level.FINE);
    }

    private static final class Lines extends Handler {
        private final PrintStream out;

        Lines(PrintStream out, Formatter formatter) {
            this.out = out;
            setFormatter(formatter);
        }

        @Override
        public void publish(LogRecord entry) {
            // Without the line break that println would write apart: lines of threads never mix.
            byte[] line = getFormatter().format(entry).getBytes(StandardCharsets.UTF_8);
            out.write(line, 0, line.length);
        }

        @Override
        public void flush() {
            out.flush();
        }

        @Override
        public void close() {
            flush();
        }
    }

    /** {@code 12:31:05.123 INFO audit: saved path="…"}. */
    static final class Text extends Formatter {
        @Override
        public String format(LogRecord entry) {
            return TIME.format(entry.getInstant())
                    + " "
                    + entry.getLevel().getName()
                    + " "
                    + shortName(entry)
                    + ": "
                    + escaped(message(this, entry))
                    + "\n";
        }
    }

    static final class JsonLines extends Formatter {
        @Override
        public String format(LogRecord entry) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("time", Instant.ofEpochMilli(entry.getMillis()).toString());
            fields.put("level", entry.getLevel().getName());
            fields.put("logger", shortName(entry));
            fields.put("message", escaped(message(this, entry)));
            return new String(Json.bytes(fields), StandardCharsets.UTF_8) + "\n";
        }
    }

    private static String shortName(LogRecord entry) {
        String name = String.valueOf(entry.getLoggerName());
        return name.startsWith("sightline.") ? name.substring("sightline.".length()) : name;
    }

    /** A throwable is told in the same line: its chain of causes, and where each was thrown. */
    private static String message(Formatter formatter, LogRecord entry) {
        StringBuilder line = new StringBuilder(formatter.formatMessage(entry));
        for (Throwable t = entry.getThrown(); t != null; t = t.getCause()) {
            line.append(" | ").append(t);
            StackTraceElement[] frames = t.getStackTrace();
            for (int i = 0; i < Math.min(frames.length, 8); i++) {
                line.append(" < ").append(frames[i]);
            }
        }
        return line.toString();
    }

    /** Escapes control characters (C0, C1) and those that turn the direction of text. */
    static String escaped(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .forEach(c -> {
                    if (Character.isISOControl(c) || isBidi(c)) {
                        clean.append("\\u%04x".formatted(c));
                    } else {
                        clean.appendCodePoint(c);
                    }
                });
        return clean.toString();
    }

    /** Unicode Standard Annex 9, table 4, and the line separators. */
    private static boolean isBidi(int c) {
        return (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069)
                || c == 0x200E
                || c == 0x200F
                || c == 0x061C
                || c == 0x2028
                || c == 0x2029;
    }
}
