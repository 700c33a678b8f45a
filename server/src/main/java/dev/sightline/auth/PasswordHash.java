package dev.sightline.auth;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Argon2id (RFC 9106) in the PHC string format. Memory, passes and lanes are what OWASP's Password
 * Storage Cheat Sheet asks for at least; one hash takes 19 MiB and tens of milliseconds, so it is
 * made on threads set apart: see {@link PasswordChecks}.
 */
public final class PasswordHash {
    public static final int MIN_CHARACTERS = 8;
    public static final int MAX_BYTES = 1024;

    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    /** The same parameters that we write: a hash of others is not checked at any cost it names. */
    private static final Pattern PHC =
            Pattern.compile(
                    "\\$argon2id\\$v=19\\$m=%d,t=%d,p=%d\\$([A-Za-z0-9+/]{22})\\$([A-Za-z0-9+/]{43})"
                            .formatted(MEMORY_KIB, PASSES, LANES));

    private static final SecureRandom RANDOM = new SecureRandom();

    private PasswordHash() {}

    /** What is wrong with a new password; empty where nothing is. */
    public static Optional<String> fault(String password) {
        if (password.codePointCount(0, password.length()) < MIN_CHARACTERS) {
            return Optional.of("a password has at least " + MIN_CHARACTERS + " characters");
        }
        if (isTooLong(password)) {
            return Optional.of("a password has at most " + MAX_BYTES + " bytes");
        }
        return Optional.empty();
    }

    static boolean isTooLong(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES;
    }

    public static String of(String password) {
        byte[] salt = random(SALT_BYTES);
        return phc(salt, argon2id(password, salt, HASH_BYTES));
    }

    /** One that no password has, and that takes as long to check as any. */
    static String ofNobody() {
        return phc(random(SALT_BYTES), random(HASH_BYTES));
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static String phc(byte[] salt, byte[] hash) {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(
                        MEMORY_KIB,
                        PASSES,
                        LANES,
                        base64.encodeToString(salt),
                        base64.encodeToString(hash));
    }

    public static boolean matches(String password, String hash) {
        Matcher phc = PHC.matcher(hash);
        if (!phc.matches()) return false;
        Base64.Decoder base64 = Base64.getDecoder();
        byte[] expected = base64.decode(phc.group(2));
        byte[] actual = argon2id(password, base64.decode(phc.group(1)), expected.length);
        return MessageDigest.isEqual(expected, actual);
    }

    private static byte[] argon2id(String password, byte[] salt, int length) {
        byte[] secret = password.getBytes(StandardCharsets.UTF_8);
        byte[] hash = new byte[length];
        Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
        argon2.init(
                new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                        .withMemoryAsKB(MEMORY_KIB)
                        .withIterations(PASSES)
                        .withParallelism(LANES)
                        .withSalt(salt)
                        .build());
        argon2.generateBytes(secret, hash);
        Arrays.fill(secret, (byte) 0);
        return hash;
    }
}
