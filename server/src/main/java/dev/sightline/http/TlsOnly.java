package dev.sightline.http;

import dev.sightline.tls.Tls;

import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.DetectorConnectionFactory;
import org.eclipse.jetty.server.SslConnectionFactory;

import java.nio.ByteBuffer;

/** TLS, and for whoever speaks plain HTTP to it the advice to speak TLS. */
final class TlsOnly extends DetectorConnectionFactory {
    TlsOnly(Tls tls) {
        super(ssl(tls));
    }

    private static SslConnectionFactory ssl(Tls tls) {
        SslConnectionFactory ssl = new SslConnectionFactory(tls.factory(), "http/1.1");
        // It would answer a name that the certificate does not carry with 400. The gate judges.
        ssl.setEnsureSecureRequestCustomizer(false);
        return ssl;
    }

    @Override
    protected void nextProtocol(Connector connector, EndPoint endPoint, ByteBuffer buffer) {
        endPoint.upgrade(
                new LastWord(
                        endPoint,
                        connector.getExecutor(),
                        new Refusal(
                                400, "tls_required", "This port speaks TLS: use https:// here")));
    }
}
