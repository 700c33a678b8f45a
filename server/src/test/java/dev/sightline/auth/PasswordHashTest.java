package dev.sightline.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordHashTest {
    @Test
    void knowsThePasswordAgainAndNoOther() {
        String hash = PasswordHash.of("correct horse");

        assertThat(hash)
                .matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[\\w+/]{22}\\$[\\w+/]{43}");
        assertThat(PasswordHash.matches("correct horse", hash)).isTrue();
        assertThat(PasswordHash.matches("correct horsf", hash)).isFalse();
        assertThat(PasswordHash.of("correct horse")).as("salted").isNotEqualTo(hash);
    }

    @Test
    void checksNoHashOfOtherCosts() {
        String hash = PasswordHash.of("correct horse");

        for (String other :
                new String[] {
                    "",
                    "correct horse",
                    hash.replace("argon2id", "argon2i"),
                    hash.replace("m=19456", "m=1945600000"),
                    hash + "x"
                }) {
            assertThat(PasswordHash.matches("correct horse", other)).as(other).isFalse();
        }
    }

    @Test
    void asksForAPasswordOfSomeLength() {
        assertThat(PasswordHash.fault("1234567")).isPresent();
        assertThat(PasswordHash.fault("12345678")).isEmpty();
        assertThat(PasswordHash.fault("\uD83D\uDE00".repeat(7))).as("characters").isPresent();
        assertThat(PasswordHash.fault("x".repeat(1024))).isEmpty();
        assertThat(PasswordHash.fault("é".repeat(513))).as("bytes").isPresent();
    }
}
