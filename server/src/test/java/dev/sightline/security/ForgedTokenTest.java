package dev.sightline.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

import dev.sightline.TestNode;
import dev.sightline.WsClient;
import dev.sightline.auth.Role;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

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
    void letsNoneOfThemInByAnyDoor() throws Exception {
        for (String forged : forgeries()) {
            assertOut(forged);
            for (String route : List.of("/api/node", "/api/projects", "/metrics", "/api/ready")) {
                Wire request = new Member(node, forged, forged).as(Wire.get(node, route));
                assertThat(request.status()).as("%s with %s", route, forged).isEqualTo(401);
            }
        }
    }

    /** The same key signs it, so that only what it says can be the reason. */
    @Test
    void letsInTheOneThatSaysWhatIsTrue() throws Exception {
        String good = signed(key, header(), claims("sightline", "sightline-api", 1, 60));
        Member same = new Member(node, good, good);

        assertThat(same.as(Wire.get(node, "/api/node")).status()).isEqualTo(200);
        assertThat(same.tradeIn().status()).as("no refresh token").isEqualTo(401);
        assertThat(Wire.get(node, "/api/events?token=" + good).status()).isEqualTo(200);
        try (WsClient client = WsClient.open(node.port(), "/api/ws")) {
            client.say("{\"token\":\"" + good + "\"}");
            assertThat(client.nextJson().get("type").stringValue()).isEqualTo("authenticated");
        }
        try (WsClient client = WsClient.open(node.port(), "/api/ws?token=" + good)) {
            client.say("{\"action\":\"ping\"}");
            assertThat(client.nextJson().get("type").stringValue()).isEqualTo("pong");
        }
    }

    @Test
    void takesOneKindForNoOther() throws Exception {
        assertOut(ada.refresh());
        assertThat(new Member(node, ada.access(), ada.access()).tradeIn().status()).isEqualTo(401);
        // Nor is a token a session, in which a page would trust.
        for (String value : List.of(ada.access(), ada.refresh(), node.token())) {
            Wire asked = Wire.get(node, "/api/node");
            assertThat(asked.with("Cookie", "sightline_" + node.port() + "=" + value).status())
                    .isEqualTo(401);
        }
    }

    private void assertOut(String forged) throws Exception {
        for (String route : List.of("/api/events?", "/api/watch-file?path=/x&")) {
            Wire stream = Wire.get(node, route + "token=" + forged);
            assertThat(stream.status()).as("%s with %s", route, forged).isEqualTo(401);
        }
        Wire watch = Wire.get(node, "/api/watch-files?path=/x&token=" + forged);
        assertThat(watch.status()).as(forged).isEqualTo(401);
        try (WsClient client = WsClient.open(node.port(), "/api/ws?token=" + forged)) {
            assertClosed(client, forged);
        }
        try (WsClient client =
                WsClient.open(node.port(), "/api/ws", "Authorization: Bearer " + forged)) {
            assertClosed(client, forged);
        }
        try (WsClient client = WsClient.open(node.port(), "/api/ws")) {
            client.say("{\"token\":\"" + forged + "\"}");
            assertClosed(client, forged);
        }
    }

    private static void assertClosed(WsClient client, String forged) throws Exception {
        assertThat(client.status()).isEqualTo(101);
        WsClient.Frame first = client.next();
        assertThat(first.opcode()).as(forged).isEqualTo(WsClient.CLOSE);
        assertThat(first.code()).as(forged).isEqualTo(1008);
        assertThat(first.reason()).isEqualTo("Invalid access token");
    }

    private List<String> forgeries() throws Exception {
        String[] parts = ada.access().split("\\.", -1);
        JWTClaimsSet good = claims("sightline", "sightline-api", 1, 60);
        Base64URL text = Base64URL.encode("x");
        return List.of(
                unsigned("none") + "." + parts[1] + ".",
                unsigned("None") + "." + parts[1] + ".",
                unsigned("none") + "." + parts[1] + "." + parts[2],
                unsigned("HS256") + "." + parts[1] + ".",
                unsigned("HS384") + "." + parts[1] + "." + parts[2],
                parts[0] + "." + parts[1] + ".",
                parts[0] + "." + parts[1],
                parts[0] + "." + text + "." + parts[2],
                signed(new byte[32], header(), good),
                signed(key, header().keyID("../../dev/null"), good),
                signed(new byte[32], header().keyID("../../dev/null"), good),
                signed(key, header().jwkURL(URI.create("http://127.0.0.1:1/keys")), good),
                signed(key, header().x509CertURL(URI.create("http://127.0.0.1:1/x")), good),
                bringingItsKey(good),
                signed(key, header().customParam("x", "y"), good),
                signed(key, header().customParam("x", 1).criticalParams(Set.of("x")), good),
                signed(key, header().contentType("JWT"), good),
                signed(key, header(), claims("another", "sightline-api", 1, 60)),
                signed(key, header(), claims("sightline", "another-api", 1, 60)),
                signed(key, header(), claims("sightline", "", 1, 60)),
                signed(key, header(), claims("sightline", "sightline-api", 2, 60)),
                signed(key, header(), claims("sightline", "sightline-api", 0, 60)),
                signed(key, header(), claims("sightline", "sightline-api", 1, -1)),
                signed(key, header(), typed(good, "refresh")),
                signed(key, header(), typed(good, "")));
    }

    private static JWTClaimsSet typed(JWTClaimsSet good, String type) {
        return new JWTClaimsSet.Builder(good).claim("type", type).build();
    }

    /** By hand: the library lets nobody write a secret key into a header. */
    private static String bringingItsKey(JWTClaimsSet claims) throws Exception {
        OctetSequenceKey own = new OctetSequenceKey.Builder(new byte[32]).build();
        String header = "{\"alg\":\"HS256\",\"typ\":\"JWT\",\"jwk\":" + own.toJSONString() + "}";
        String signed = Base64URL.encode(header) + "." + Base64URL.encode(claims.toString());
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(own.toByteArray(), "HmacSHA256"));
        byte[] seal = mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII));
        return signed + "." + Base64URL.encode(seal);
    }

    private static String unsigned(String algorithm) {
        String json = "{\"alg\":\"" + algorithm + "\",\"typ\":\"JWT\"}";
        return Base64URL.encode(json).toString();
    }

    private static JWSHeader.Builder header() {
        return new JWSHeader.Builder(JWSAlgorithm.HS256).type(JOSEObjectType.JWT);
    }

    /**
     * @param life seconds from now
     */
    private static JWTClaimsSet claims(String issuer, String audience, long tv, long life) {
        Instant now = Instant.now();
        JWTClaimsSet.Builder claims =
                new JWTClaimsSet.Builder()
                        .issuer(issuer)
                        .subject("ada")
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(life)))
                        .jwtID("x")
                        .claim("type", "access")
                        .claim("tv", tv)
                        .claim("rid", "y");
        if (!audience.isEmpty()) claims.audience(audience);
        return claims.build();
    }

    private static String signed(byte[] by, JWSHeader.Builder header, JWTClaimsSet claims)
            throws Exception {
        SignedJWT token = new SignedJWT(header.build(), claims);
        token.sign(new MACSigner(by));
        return token.serialize();
    }
}
