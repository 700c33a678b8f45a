package dev.sightline.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.function.Consumer;

/** Tokens that look like ours. */
class JwtTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final byte[] KEY = SigningKey.random();

    private final Jwt jwt = new Jwt(new SigningKey(KEY));
    private final Jwt.Claims claims =
            new Jwt.Claims(Jwt.Type.ACCESS, "1", "2", "ada", 7, NOW.plusSeconds(60));
    private final String good = jwt.sign(claims, NOW);

    @Test
    void readsWhatItSigned() {
        assertThat(jwt.read(good, Jwt.Type.ACCESS, NOW)).contains(claims);
    }

    @Test
    void readsNothingFromItsEndOn() {
        assertThat(jwt.read(good, Jwt.Type.ACCESS, NOW.plusSeconds(59))).isPresent();
        assertThat(jwt.read(good, Jwt.Type.ACCESS, NOW.plusSeconds(60))).isEmpty();
    }

    @Test
    void takesNoneForTheOther() {
        assertThat(jwt.read(good, Jwt.Type.REFRESH, NOW)).isEmpty();
    }

    @Test
    void knowsNoOtherKey() {
        Jwt other = new Jwt(new SigningKey(SigningKey.random()));

        assertThat(other.read(good, Jwt.Type.ACCESS, NOW)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"none", "None", "NONE", "nOnE", "HS384", "HS512", "RS256", "", "HS256 "})
    void takesNoTokenOfAnotherAlgorithm(String algorithm) {
        String[] parts = good.split("\\.", -1);
        String header = base64("{\"alg\":\"" + algorithm + "\",\"typ\":\"JWT\"}");

        for (String signature : new String[] {"", parts[2], base64("{}")}) {
            String forged = header + "." + parts[1] + "." + signature;
            assertThat(jwt.read(forged, Jwt.Type.ACCESS, NOW)).as(forged).isEmpty();
        }
    }

    @Test
    void takesNoTokenWhoseSignatureIsGoneOrWhoseTextWasChanged() {
        String[] parts = good.split("\\.", -1);
        String admin =
                base64(
                        new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                                .replace("ada", "bob"));

        for (String forged :
                new String[] {
                    "",
                    ".",
                    "..",
                    parts[0] + "." + parts[1],
                    parts[0] + "." + parts[1] + ".",
                    parts[0] + "." + admin + "." + parts[2],
                    good + ".",
                    good + "x",
                    "x" + good,
                    " " + good,
                    "x".repeat(5000)
                }) {
            assertThat(jwt.read(forged, Jwt.Type.ACCESS, NOW)).as(forged).isEmpty();
        }
    }

    @Test
    void followsNoHeaderThatNamesAKeyEvenWhenItIsWellSigned() throws Exception {
        assertThat(jwt.read(signed(header -> {}, set -> {}), Jwt.Type.ACCESS, NOW)).isPresent();
        String kid = signed(header -> header.keyID("../../dev/null"), set -> {});
        String jku = signed(header -> header.jwkURL(URI.create("http://evil.test/k")), set -> {});
        String x5u =
                signed(header -> header.x509CertURL(URI.create("http://evil.test/k")), set -> {});
        String other = signed(header -> header.customParam("x", "y"), set -> {});

        for (String forged : new String[] {kid, jku, x5u, other}) {
            assertThat(jwt.read(forged, Jwt.Type.ACCESS, NOW)).as(forged).isEmpty();
        }
    }

    @Test
    void asksForEveryClaim() throws Exception {
        for (String claim :
                new String[] {"iss", "aud", "sub", "exp", "iat", "jti", "type", "tv", "rid"}) {
            String without = signed(header -> {}, set -> set.claim(claim, null));
            assertThat(jwt.read(without, Jwt.Type.ACCESS, NOW)).as(claim).isEmpty();
        }
        for (String claim : new String[] {"iss", "aud", "type", "tv", "exp"}) {
            String other = signed(header -> {}, set -> set.claim(claim, "other"));
            assertThat(jwt.read(other, Jwt.Type.ACCESS, NOW)).as(claim).isEmpty();
        }
    }

    private static String signed(
            Consumer<JWSHeader.Builder> header, Consumer<JWTClaimsSet.Builder> claims)
            throws Exception {
        JWSHeader.Builder head = new JWSHeader.Builder(JWSAlgorithm.HS256).type(JOSEObjectType.JWT);
        header.accept(head);
        JWTClaimsSet.Builder set =
                new JWTClaimsSet.Builder()
                        .issuer("sightline")
                        .audience("sightline-api")
                        .subject("ada")
                        .issueTime(Date.from(NOW))
                        .expirationTime(Date.from(NOW.plusSeconds(60)))
                        .jwtID("1")
                        .claim("type", "access")
                        .claim("tv", 7)
                        .claim("rid", "2");
        claims.accept(set);
        SignedJWT token = new SignedJWT(head.build(), set.build());
        token.sign(new MACSigner(KEY));
        return token.serialize();
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
