package dev.sightline.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sightline.TestCertificate;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whatever is wrong with the files stops the start with words that help. */
class PemTest {
    private static TestCertificate made;

    @TempDir Path temp;

    private Path certificate;
    private Path key;

    @BeforeAll
    static void make(@TempDir Path keys) throws Exception {
        made = TestCertificate.make(keys, "EC", "dns:localhost,ip:127.0.0.1,dns:*.box.example");
    }

    @BeforeEach
    void setUp() throws Exception {
        certificate = temp.resolve("cert.pem");
        key = temp.resolve("key.pem");
        made.writeTo(certificate, key);
    }

    @Test
    void readsAChainAmongCommentsAndWindowsLines() throws Exception {
        String pem = "subject=/CN=x\n" + made.certificatePem() + "-- \n" + made.certificatePem();
        Files.writeString(certificate, pem.replace("\n", "\r\n"));

        Certified read = Certified.read(certificate, key);

        assertThat(read.chain()).containsExactly(made.certificate(), made.certificate());
        assertThat(read.names()).containsExactly("localhost", "127.0.0.1", "*.box.example");
    }

    @Test
    void saysThatAFileIsMissing() throws Exception {
        Files.delete(key);

        assertRefused("no such file: " + key);
    }

    @Test
    void saysThatKeyAndCertificateAreNoPair() throws Exception {
        for (String algorithm : new String[] {"EC", "RSA"}) {
            Files.writeString(key, TestCertificate.make(temp, algorithm, "dns:x").keyPem());

            assertRefused("the key " + key + " does not belong to the certificate " + certificate);
        }
    }

    @Test
    void saysHowToDecryptAKey() throws Exception {
        Files.writeString(key, TestCertificate.pem("ENCRYPTED PRIVATE KEY", new byte[32]));
        assertRefused(key + " is encrypted", "openssl pkcs8 -topk8 -nocrypt -in " + key);

        Files.writeString(
                key,
                """
                -----BEGIN RSA PRIVATE KEY-----
                Proc-Type: 4,ENCRYPTED
                DEK-Info: AES-256-CBC,00

                AAAA
                -----END RSA PRIVATE KEY-----
                """);
        assertRefused(key + " is encrypted", "openssl pkcs8 -topk8 -nocrypt -in " + key);
    }

    @Test
    void saysHowToConvertAnOlderForm() throws Exception {
        for (String kind : new String[] {"RSA PRIVATE KEY", "EC PRIVATE KEY"}) {
            Files.writeString(key, TestCertificate.pem(kind, new byte[32]));

            assertRefused("older form than PKCS #8", "openssl pkcs8 -topk8 -nocrypt -in " + key);
        }
    }

    @Test
    void saysThatTheFilesAreSwapped() throws Exception {
        made.writeTo(key, certificate);

        assertRefused(certificate + " holds a key and no certificate");
    }

    @Test
    void saysThatACertificateIsNotInPemForm() throws Exception {
        Files.write(certificate, made.certificate().getEncoded());

        assertRefused("openssl x509 -inform der -in " + certificate);
    }

    @Test
    void saysThatWhatIsBetweenTheLinesIsDamaged() throws Exception {
        Files.writeString(key, TestCertificate.pem("PRIVATE KEY", new byte[32]));
        assertRefused("the key " + key + " is damaged");

        Files.writeString(certificate, TestCertificate.pem("CERTIFICATE", new byte[32]));
        assertRefused("the certificate " + certificate + " is damaged");
    }

    private void assertRefused(String... words) {
        assertThatThrownBy(() -> Tls.open(certificate, key))
                .isInstanceOf(IOException.class)
                .message()
                .contains(words);
    }
}
