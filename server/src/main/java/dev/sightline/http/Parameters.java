package dev.sightline.http;

import java.util.List;
import java.util.Optional;

/** What requests say in their addresses, read strictly. */
public final class Parameters {
    private Parameters() {}

    /**
     * A whole number.
     *
     * @param name of the parameter, for who reads the refusal
     * @throws Refusal 400 that says what it may be
     */
    public static long number(String name, String said, long least, long most) throws Refusal {
        try {
            long number = Long.parseLong(said);
            if (number >= least && number <= most) return number;
        } catch (NumberFormatException e) {
            // Said below.
        }
        String bounds =
                most == Long.MAX_VALUE
                        ? "from %d on".formatted(least)
                        : "from %d to %d".formatted(least, most);
        throw new Refusal(400, "bad_request", "`%s` must be a number %s".formatted(name, bounds));
    }

    static String word(String name, Optional<String> said, List<String> words) throws Refusal {
        String word = said.orElse(words.getFirst());
        if (words.contains(word)) return word;
        throw new Refusal(
                400, "bad_request", "`%s` must be %s".formatted(name, String.join(" or ", words)));
    }
}
