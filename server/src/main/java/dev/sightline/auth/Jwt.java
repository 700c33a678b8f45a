package dev.sightline.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

import org.jspecify.annotations.Nullable;

import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Signs and reads the tokens of users: JWT (RFC 7519) by HS256 and nothing else. A header that
 * names another algorithm, or a key in any way ({@code kid}, {@code jku}, {@code jwk}, {@code
 * x5u}), is of no token of ours (RFC 8725, 3.1 and 3.10).
 */
final class Jwt {
    private static final JWSAlgorithm ALGORITHM = JWSAlgorithm.HS256;
    private static final Set<String> HEADER = Set.of("alg", "typ");
    private static final String ISSUER = "sightline";
    private static final String AUDIENCE = "sightline-api";
    private static final int LONGEST = 4096;

    /** Stricter than the library, which overlooks blanks. */
    private static final Pattern COMPACT = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]+");

    /** What a token is for; one is never taken for the other. */
    enum Type {
        ACCESS("access"),
        REFRESH("refresh");

        private final String word;

        Type(String word) {
            this.word = word;
        }
    }

    /**
     * What a token says.
     *
     * @param id its own
     * @param origin the id of the refresh token that it goes back to; its own for a refresh token
     */
    record Claims(
            Type type, String id, String origin, String user, long tokenVersion, Instant expires) {}

    private final MACSigner signer;
    private final MACVerifier verifier;

    Jwt(SigningKey key) {
        try {
            signer = new MACSigner(key.bits());
            verifier = new MACVerifier(key.bits());
        } catch (JOSEException e) {
            throw new IllegalArgumentException("no key for HS256", e);
        }
    }

    String sign(Claims claims, Instant now) {
        JWTClaimsSet set =
                new JWTClaimsSet.Builder()
                        .issuer(ISSUER)
                        .audience(AUDIENCE)
                        .subject(claims.user())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(claims.expires()))
                        .jwtID(claims.id())
                        .claim("type", claims.type().word)
                        .claim("tv", claims.tokenVersion())
                        .claim("rid", claims.origin())
                        .build();
        SignedJWT jwt =
                new SignedJWT(
                        new JWSHeader.Builder(ALGORITHM).type(JOSEObjectType.JWT).build(), set);
        try {
            jwt.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("HS256 signs everything", e);
        }
        return jwt.serialize();
    }

    /** Empty for anything but a living token of this type that we signed. */
    Optional<Claims> read(String token, Type type, Instant now) {
        if (token.length() > LONGEST || !COMPACT.matcher(token).matches()) return Optional.empty();
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            JWSHeader header = jwt.getHeader();
            if (!ALGORITHM.equals(header.getAlgorithm())
                    || !HEADER.containsAll(header.getIncludedParams())
                    || !jwt.verify(verifier)) {
                return Optional.empty();
            }
            JWTClaimsSet set = jwt.getJWTClaimsSet();
            @Nullable String id = set.getJWTID();
            @Nullable String origin = set.getStringClaim("rid");
            @Nullable String user = set.getSubject();
            @Nullable Long tokenVersion = set.getLongClaim("tv");
            @Nullable Date expires = set.getExpirationTime();
            boolean ours =
                    ISSUER.equals(set.getIssuer())
                            && List.of(AUDIENCE).equals(set.getAudience())
                            && type.word.equals(set.getStringClaim("type"))
                            && set.getIssueTime() != null;
            if (!ours
                    || id == null
                    || origin == null
                    || user == null
                    || tokenVersion == null
                    || expires == null
                    || !now.isBefore(expires.toInstant())) {
                return Optional.empty();
            }
            return Optional.of(
                    new Claims(type, id, origin, user, tokenVersion, expires.toInstant()));
        } catch (ParseException | JOSEException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
