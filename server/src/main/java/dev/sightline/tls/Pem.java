package dev.sightline.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what stands between the armour of PEM files (RFC 7468). Whatever is wrong with one is an
 * {@link IOException} that names the file and says what to do.
 */
final class Pem {
    private static final int LARGEST = 1024 * 1024;
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");

    private Pem() {}

    /** The chain, the node's own certificate first. */
    static List<X509Certificate> certificates(Path file) throws IOException {
        List<X509Certificate> chain = new ArrayList<>();
        String text = text(file);
        Matcher block = BLOCK.matcher(text);
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            while (block.find()) {
                if (!block.group(1).equals("CERTIFICATE")) continue;
                var der = new ByteArrayInputStream(bytes(block.group(2)));
                chain.add((X509Certificate) factory.generateCertificate(der));
            }
        } catch (CertificateException | IllegalArgumentException e) {
            throw new IOException("the certificate " + file + " is damaged: " + e.getMessage(), e);
        }
        if (chain.isEmpty()) {
            throw new IOException(
                    text.contains("PRIVATE KEY-----")
                            ? file + " holds a key and no certificate: give it as --tls-key"
                            : file
                                    + " holds no certificate in PEM form; from DER: openssl x509"
                                    + " -inform der -in "
                                    + file
                                    + " -out cert.pem");
        }
        return chain;
    }

    static PrivateKey key(Path file) throws IOException {
        String text = text(file);
        if (text.contains("-----BEGIN ENCRYPTED PRIVATE KEY-----")
                || text.contains("ENCRYPTED\n")) {
            throw new IOException("the key " + file + " is encrypted" + converted(file));
        }
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            switch (block.group(1)) {
                case "PRIVATE KEY" -> {
                    return decoded(file, block.group(2));
                }
                case "RSA PRIVATE KEY", "EC PRIVATE KEY", "DSA PRIVATE KEY" ->
                        throw new IOException(
                                "the key "
                                        + file
                                        + " is in an older form than PKCS #8"
                                        + converted(file));
                default -> {}
            }
        }
        throw new IOException(
                text.contains("-----BEGIN CERTIFICATE-----")
                        ? file + " holds a certificate and no key: give it as --tls-cert"
                        : file
                                + " holds no private key in PEM form (PKCS #8, RSA, EC or"
                                + " Ed25519)");
    }

    private static String converted(Path file) {
        return "; make a readable one: openssl pkcs8 -topk8 -nocrypt -in " + file + " -out key.pem";
    }

    /** What a key is for stands inside it; the JDK wants to be told, so each is asked. */
    private static PrivateKey decoded(Path file, String base64) throws IOException {
        PKCS8EncodedKeySpec spec;
        try {
            spec = new PKCS8EncodedKeySpec(bytes(base64));
        } catch (IllegalArgumentException e) {
            throw new IOException("the key " + file + " is damaged", e);
        }
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(spec);
            } catch (GeneralSecurityException another) {
                // Not of this kind.
            }
        }
        throw new IOException("the key " + file + " is damaged, or no RSA, EC or Ed25519 key");
    }

    private static byte[] bytes(String base64) {
        return Base64.getMimeDecoder().decode(base64);
    }

    private static String text(Path file) throws IOException {
        try {
            if (Files.size(file) > LARGEST) {
                throw new IOException(file + " is too large to be a certificate or a key");
            }
            // Not UTF-8: people put comments of any kind between the blocks.
            return Files.readString(file, StandardCharsets.ISO_8859_1).replace("\r\n", "\n");
        } catch (NoSuchFileException e) {
            throw new IOException("no such file: " + file + " (--tls-cert, --tls-key)", e);
        } catch (AccessDeniedException e) {
            throw new IOException("this user may not read " + file, e);
        }
    }
}
