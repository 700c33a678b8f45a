package dev.sightline.hermes.collect;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something that the agent ran as root, or tried to.
 *
 * @param session its id; empty where only a log tells of it
 * @param title of the session
 */
record SudoCommand(
        Optional<Instant> when,
        String command,
        Outcome outcome,
        String session,
        Optional<String> title) {

    /** How it went. */
    enum Outcome {
        SUCCESS,
        FAILED,
        BLOCKED,
        UNKNOWN;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final int LENGTH = 200;

    /** Where a shell runs it: not as a word that something else is given. */
    private static final Pattern CALLED =
            Pattern.compile(
                    "(?:^|[;&|({`\n]"
                            + "|\\b(?:then|do|else|time|exec|nohup|xargs|env)\\b[^;&|\n]{0,80}?\\s"
                            + "|-c\\s{1,5}[\"']|\\bssh\\s[^;&|\n]{1,200}?[\"'\\s])"
                            + "\\s{0,20}sudo\\s");

    private static final Pattern IN_OUTPUT =
            Pattern.compile("(?<![\\w/.-])sudo(?:[ \\t]{1,20}+[^\\s]{1,200}+){1,6}");

    /** The program is the first word that is no option. */
    private static final Pattern PROGRAM =
            Pattern.compile(
                    "(?<![\\w/.-])sudo(?:\\s{1,20}+-\\S{1,200}+){0,20}+\\s{1,20}+(\\S{1,200}+)");

    private static final Pattern UNANSWERED =
            Pattern.compile("sudo: [^\\n]{0,200}?(?:terminal[^\\n]{0,200}?required|password)");

    SudoCommand {
        command = Excerpt.first(command, LENGTH);
    }

    /** Whether a command runs something as root. */
    static boolean isIn(String command) {
        return CALLED.matcher(command).find();
    }

    /** The first such command that an output shows, where only the output is known. */
    static Optional<String> shown(JsonNode answer) {
        Matcher matcher = IN_OUTPUT.matcher(text(answer, "output") + "\n" + text(answer, "error"));
        return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
    }

    /**
     * What an answer of the terminal's tool says: {@code {output, error, exit_code}}.
     *
     * @param answer null where there is none
     */
    static Outcome outcome(@Nullable JsonNode answer) {
        if (answer == null || !answer.path("exit_code").isNumber()) return Outcome.UNKNOWN;
        int exit = answer.path("exit_code").asInt();
        String error = text(answer, "error").toLowerCase(Locale.ROOT);
        if (exit == -1 && (error.contains("approval") || error.contains("approve"))) {
            return Outcome.BLOCKED;
        }
        String all = text(answer, "output") + "\n" + text(answer, "error");
        if (UNANSWERED.matcher(all).find()) return Outcome.FAILED;
        return exit == 0 ? Outcome.SUCCESS : Outcome.FAILED;
    }

    private static String text(JsonNode answer, String field) {
        JsonNode value = answer.path(field);
        return value.isString() ? value.asString() : "";
    }

    /** What was run; {@code unknown} where it cannot be told. */
    String program() {
        Matcher matcher = PROGRAM.matcher(command);
        return matcher.find() ? matcher.group(1) : "unknown";
    }

    Map<String, Object> fields() {
        return Fields.of(
                "timestamp", SessionList.orNull(when.map(Instant::toString)),
                "command", command,
                "outcome", outcome.word(),
                "session_id", session,
                "session_title", SessionList.orNull(title));
    }
}
