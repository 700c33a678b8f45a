package dev.sightline.hermes.home;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

import java.util.List;
import java.util.Random;

/** The look at each letter spares the patterns work, and nothing else. */
class KnownKeysTest {
    private static final List<String> PIECES =
            List.of(
                    "sk-",
                    "pk_",
                    "rk-",
                    "ghp_",
                    "github_pat_",
                    "glpat-",
                    "xoxb-",
                    "xapp-",
                    "xai-",
                    "AIza",
                    "AKIA",
                    "hf_",
                    "gsk_",
                    "r8_",
                    "12345678:",
                    "eyJ",
                    ".",
                    "-----BEGIN ",
                    "RSA PRIVATE KEY-----",
                    "\\n",
                    "api",
                    "_",
                    "-",
                    "Key",
                    "KEY",
                    "secret",
                    "Token",
                    "auth",
                    "bot",
                    "passwd",
                    "PASSWORD",
                    "Bearer ",
                    "bearer",
                    "=",
                    ": ",
                    "\"",
                    "\\\"",
                    "'",
                    " ",
                    "\n",
                    "word",
                    "2026-01-01T06:00:00Z",
                    "é",
                    "\u017f",
                    "\u212a",
                    "%");

    private static final String LETTERS =
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-";

    @RepeatedTest(20)
    void findsWhatThePatternsFindInAnyText(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        int found = 0;
        for (int i = 0; i < 5_000; i++) {
            String text = text(random);
            String looked = KnownKeys.withoutNamed(KnownKeys.withoutKeys(text));
            assertThat(KnownKeys.without(text)).as(text).isEqualTo(looked);
            if (!looked.equals(text)) found++;
        }
        assertThat(found).isBetween(500, 4_500);
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int pieces = 1 + random.nextInt(6); pieces > 0; pieces--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
            // About as long as the shortest keys are: one letter more or less decides.
            for (int run = random.nextInt(34); run > 0 && random.nextInt(30) > 0; run--) {
                text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
        }
        return text.toString();
    }
}
