package dev.sightline.python;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What can be made of a worker's message that is no JSON within our bounds. A statement whose end
 * is not heard, a run or a question would last for ever; what they need stands first in the text.
 */
final class Unread {
    /** Bytes of a message's beginning. */
    private static final int HEAD = 2048;

    private static final Pattern BEGINNING =
            Pattern.compile(
                    """
                    \\{"m":"(?<word>end|done|input)"\
                    (?:,"run":(?:null|"(?:[^"\\\\]|\\\\.)*+"))?\
                    (?:,"(?:node|ask)":(?<number>[0-9]{1,9})\\b)?\
                    (?:,"password":(?<password>true|false))?\
                    """);

    private Unread() {}

    static Optional<Said> of(byte[] json, String why) {
        String head = new String(json, 0, Math.min(json.length, HEAD), StandardCharsets.ISO_8859_1);
        Matcher said = BEGINNING.matcher(head);
        if (!said.lookingAt()) return Optional.empty();
        String told = "What came from Python cannot be read: " + why + "\n";
        Optional<Integer> number = Optional.ofNullable(said.group("number")).map(Integer::valueOf);
        return switch (said.group("word")) {
            case "done" -> Optional.of(new Said.Done(Said.Outcome.ERROR, OptionalInt.empty()));
            case "end" -> number.map(node -> ended(node, told));
            // Where nobody knows whether it is a secret, it is taken for one.
            default ->
                    number.map(ask ->
                            new Said.Asked(ask, "", !"false".equals(said.group("password"))));
        };
    }

    private static Said ended(int node, String told) {
        Map<String, Object> error =
                Map.of("name", "Unread", "message", told.strip(), "frames", List.of(), "hidden", 0);
        Output output = new Output("error", told, Map.of("error", error));
        return new Said.Ended(node, 0, List.of(), List.of(output), true);
    }
}
