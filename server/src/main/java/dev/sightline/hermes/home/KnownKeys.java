package dev.sightline.hermes.home;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out what looks like a secret by its own shape, or by the name before it. Nearly all texts
 * have nothing of the kind, which one look at each letter tells: the patterns are asked only of the
 * others. (5,000 sessions are 100,000 texts; the patterns took half of the time of an answer.)
 */
final class KnownKeys {
    private static final String QUOTE = "(?:\\\\{0,3}[\"'])?";
    private static final String LETTER = "[A-Za-z0-9_+/.~=@!#$%^&*-]";

    /**
     * Keys of known services, by how they begin. The time grows with the text and no faster: what
     * may run on is possessive and ends the match well, and a token of three parts is not begun
     * within what the one before has looked at.
     */
    private static final Pattern KEYS =
            Pattern.compile(
                    "(?<![A-Za-z0-9_])(?:"
                            + "(?:sk|pk|rk)[-_](?=[A-Za-z0-9_-]{0,40}[0-9])[A-Za-z0-9_-]{16,}+"
                            + "|gh[pousr]_[A-Za-z0-9]{20,}+"
                            + "|github_pat_[A-Za-z0-9_]{20,}+"
                            + "|glpat-[A-Za-z0-9_-]{16,}+"
                            + "|xox[abeoprs]-[A-Za-z0-9-]{10,}+"
                            + "|xapp-[A-Za-z0-9-]{10,}+"
                            + "|xai-[A-Za-z0-9]{20,}+"
                            + "|AIza[A-Za-z0-9_-]{30,}+"
                            + "|(?:AKIA|ASIA)[A-Z0-9]{16,}+"
                            + "|hf_[A-Za-z0-9]{20,}+"
                            + "|gsk_[A-Za-z0-9]{20,}+"
                            + "|r8_[A-Za-z0-9]{20,}+"
                            + "|[0-9]{8,12}+:[A-Za-z0-9_-]{30,}+"
                            + ")"
                            + "|(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{10,}+\\.[A-Za-z0-9_-]{10,}+"
                            + "\\.[A-Za-z0-9_-]{10,}+"
                            // RFC 7468; in JSON within JSON its lines end in backslashes and n.
                            + "|-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----"
                            + "(?:[A-Za-z0-9+/=\\s]|\\\\{1,4}[nr])*+");

    /** {@code Authorization: Bearer …}, {@code api_key=…}, {@code "password": "…"} in any text. */
    private static final Pattern NAMED =
            Pattern.compile(
                    "(?i)((?:api[_-]?key|access[_-]?key|secret(?:[_-]?key)?|(?:auth|access|refresh|bot|id)"
                        + "[_-]?token|client[_-]?secret|password|passwd)"
                            + QUOTE
                            + "\\s{0,3}+[:=]\\s{0,3}+"
                            + QUOTE
                            + ")"
                            + LETTER
                            + "{8,}+"
                            + "|(?i)(bearer\\s{1,3}+|token"
                            + QUOTE
                            + "\\s{0,3}+[:=]\\s{0,3}+"
                            + QUOTE
                            + ")"
                            + LETTER
                            + "{16,}+");

    /**
     * The fewest letters in a row, of those a key is made of, in any of {@link #KEYS} but the two
     * that say what they are: {@code xapp-} and ten.
     */
    private static final int RUN = 15;

    private static final String TOKEN_BEGINS = "eyJ";
    private static final String PEM_BEGINS = "-----BEGIN";

    private KnownKeys() {}

    /** The text without them. */
    static String without(String text) {
        String clean = mayHaveKey(text) ? withoutKeys(text) : text;
        return mayBeNamed(clean) ? withoutNamed(clean) : clean;
    }

    static String withoutKeys(String text) {
        return KEYS.matcher(text).replaceAll(Redactor.REDACTED);
    }

    static String withoutNamed(String text) {
        return NAMED.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(name(match) + Redactor.REDACTED));
    }

    private static String name(MatchResult match) {
        return match.group(1) == null ? match.group(2) : match.group(1);
    }

    /** Never false where {@link #KEYS} finds something. */
    private static boolean mayHaveKey(String text) {
        if (text.length() < RUN) return false;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = isOfKeys(text.charAt(i)) ? run + 1 : 0;
            if (run == RUN) return true;
        }
        return text.contains(TOKEN_BEGINS) || text.contains(PEM_BEGINS);
    }

    private static boolean isOfKeys(char letter) {
        return (letter >= 'a' && letter <= 'z')
                || (letter >= 'A' && letter <= 'Z')
                || (letter >= '0' && letter <= '9')
                || letter == '_'
                || letter == '-';
    }

    /**
     * Never false where {@link #NAMED} finds something: each of its names has one of these words.
     */
    private static boolean mayBeNamed(String text) {
        for (int i = 0; i < text.length(); i++) {
            String word =
                    switch (text.charAt(i)) {
                        case 'k', 'K' -> "key";
                        case 't', 'T' -> "token";
                        case 's', 'S' -> "secret";
                        case 'p', 'P' -> "passw";
                        case 'b', 'B' -> "bearer";
                        default -> "";
                    };
            if (!word.isEmpty() && text.regionMatches(true, i, word, 0, word.length())) return true;
        }
        return false;
    }
}
