package dev.sightline.tls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * A certificate with its chain, and the key that belongs to it.
 *
 * @param chain the node's own certificate first
 */
record Certified(List<X509Certificate> chain, PrivateKey key) {
    /** Subject alternative names of RFC 5280, 4.2.1.6. */
    private static final int DNS = 2;

    private static final int IP = 7;

    Certified {
        chain = List.copyOf(chain);
    }

    /**
     * @throws IOException that says which file is wrong and what to do
     */
    static Certified read(Path certificate, Path key) throws IOException {
        Certified read = new Certified(Pem.certificates(certificate), Pem.key(key));
        if (!read.belongTogether()) {
            throw new IOException(
                    "the key %s does not belong to the certificate %s; the two commands must print the same: openssl pkey -in %s -pubout; openssl x509 -in %s -noout -pubkey"
                            .formatted(key, certificate, key, certificate));
        }
        return read;
    }

    X509Certificate own() {
        return chain.getFirst();
    }

    /** In the form that Jetty takes; it never leaves the memory. */
    KeyStore keyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("sightline", key, new char[0], chain.toArray(Certificate[]::new));
        return store;
    }

    /** DNS names and addresses that the certificate is for, lower case; wildcards as they are. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        try {
            Collection<List<?>> all = own().getSubjectAlternativeNames();
            if (all == null) return names;
            for (List<?> one : all) {
                boolean host = one.get(0).equals(DNS) || one.get(0).equals(IP);
                if (host && one.get(1) instanceof String name) {
                    names.add(name.toLowerCase(Locale.ROOT));
                }
            }
        } catch (CertificateParsingException e) {
            // No name that anyone could read is no name.
        }
        return names;
    }

    /** Whether what the key signs is what the certificate proves. */
    private boolean belongTogether() {
        String algorithm =
                switch (key.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> key.getAlgorithm();
                };
        try {
            byte[] words = "sightline".getBytes(StandardCharsets.US_ASCII);
            Signature signer = Signature.getInstance(algorithm);
            signer.initSign(key);
            signer.update(words);
            byte[] signed = signer.sign();
            PublicKey open = own().getPublicKey();
            Signature verifier = Signature.getInstance(algorithm);
            verifier.initVerify(open);
            verifier.update(words);
            return verifier.verify(signed);
        } catch (GeneralSecurityException e) {
            // Keys of two kinds cannot be a pair.
            return false;
        }
    }
}
