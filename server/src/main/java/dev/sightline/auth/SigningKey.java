package dev.sightline.auth;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The secret with which a state directory's nodes sign tokens. */
public final class SigningKey {
    /** 256 bits: as many as the hash of HS256 has (RFC 7518, 3.2). */
    public static final int BYTES = 32;

    private final byte[] bits;

    /**
     * @param bits at least {@link #BYTES}
     */
    public SigningKey(byte[] bits) {
        if (bits.length < BYTES) throw new IllegalArgumentException("the key is too short");
        this.bits = bits.clone();
    }

    public static byte[] random() {
        byte[] bits = new byte[BYTES];
        new SecureRandom().nextBytes(bits);
        return bits;
    }

    byte[] bits() {
        return bits.clone();
    }

    /** A secret that follows from another, for whoever has the key. */
    String successor(String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bits, "HmacSHA256"));
            mac.update("cookie:".getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new AssertionError("every Java has HmacSHA256", e);
        }
    }
}
