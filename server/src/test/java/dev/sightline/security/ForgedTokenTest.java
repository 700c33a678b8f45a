package dev.sightline.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

import dev.sightline.TestNode;
import dev.sightline.auth.Role;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;

/** Tokens that nobody handed out, at the door of a real node. */
class ForgedTokenTest {
    @TempDir Path temp;

    private TestNode node;
    private Member ada;
    private byte[] key;

    @BeforeEach
    void setUp() throws Exception {
        node = new Premises(temp).node().withUser("ada", "correct horse", Role.ADMIN).start();
        ada = Member.of(node, "ada", "correct horse");
        key = Files.readAllBytes(temp.toRealPath().resolve("state/signing.key"));
    }

    @AfterEach
    void tearDown() {
        node.close();
    }

    @Test
    void letsNoneOfThemIn() throws Exception {
        String[] parts = ada.access().split("\\.", -1);
        for (String forged :
                List.of(
                        header("none") + "." + parts[1] + ".",
                        header("None") + "." + parts[1] + ".",
                        header("none") + "." + parts[1] + "." + parts[2],
                        parts[0] + "." + parts[1] + ".",
                        parts[0] + "." + parts[1],
                        ada.refresh(),
                        signed(
                                key,
                                "../../dev/null",
                                "sightline",
                                1,
                                Instant.now().plusSeconds(60)),
                        signed(new byte[32], "", "sightline", 1, Instant.now().plusSeconds(60)),
                        signed(key, "", "another", 1, Instant.now().plusSeconds(60)),
                        signed(key, "", "sightline", 2, Instant.now().plusSeconds(60)),
                        signed(key, "", "sightline", 1, Instant.now().minusSeconds(1)))) {
            Member forger = new Member(node, forged, forged);
            assertThat(forger.as(Wire.get(node, "/api/node")).status()).as(forged).isEqualTo(401);
            Wire stream = Wire.get(node, "/api/watch-file?path=/x&token=" + forged);
            assertThat(stream.status()).as(forged).isEqualTo(401);
        }
        String good = signed(key, "", "sightline", 1, Instant.now().plusSeconds(60));
        Member same = new Member(node, good, good);
        assertThat(same.as(Wire.get(node, "/api/node")).status()).isEqualTo(200);
        assertThat(same.tradeIn().status()).as("no refresh token").isEqualTo(401);
    }

    private static String header(String algorithm) {
        String json = "{\"alg\":\"" + algorithm + "\",\"typ\":\"JWT\"}";
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String signed(byte[] by, String kid, String issuer, long tv, Instant end)
            throws Exception {
        JWSHeader.Builder header =
                new JWSHeader.Builder(JWSAlgorithm.HS256).type(JOSEObjectType.JWT);
        if (!kid.isEmpty()) header.keyID(kid);
        JWTClaimsSet claims =
                new JWTClaimsSet.Builder()
                        .issuer(issuer)
                        .audience("sightline-api")
                        .subject("ada")
                        .issueTime(Date.from(Instant.now()))
                        .expirationTime(Date.from(end))
                        .jwtID("x")
                        .claim("type", "access")
                        .claim("tv", tv)
                        .claim("rid", "y")
                        .build();
        SignedJWT token = new SignedJWT(header.build(), claims);
        token.sign(new MACSigner(by));
        return token.serialize();
    }
}
