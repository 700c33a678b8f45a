package dev.sightline.http;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.internal.HttpConnection;

import java.nio.ByteBuffer;

/** HTTP for those who were admitted, with the watchman told how far each request has come. */
final class GuardedHttp extends HttpConnectionFactory {
    private final Watchman watchman;

    GuardedHttp(HttpConfiguration configuration, Watchman watchman) {
        super(configuration);
        this.watchman = watchman;
    }

    @Override
    public Connection newConnection(Connector connector, EndPoint endPoint) {
        Presence presence = watchman.of(endPoint);
        return switch (presence.admission()) {
            case ADMITTED ->
                    configure(
                            new Guarded(getHttpConfiguration(), connector, endPoint, presence),
                            connector,
                            endPoint);
            // Who is turned away is closed before it says anything.
            case TOLD, TURNED_AWAY ->
                    new LastWord(
                            endPoint,
                            connector.getExecutor(),
                            new Refusal(
                                    503,
                                    "too_many_connections",
                                    "This node has all the connections that it takes; close some,"
                                            + " or raise --max-connections or --max-per-address"));
        };
    }

    private final class Guarded extends HttpConnection {
        private final Presence presence;

        Guarded(
                HttpConfiguration configuration,
                Connector connector,
                EndPoint endPoint,
                Presence presence) {
            super(configuration, connector, endPoint);
            this.presence = presence;
            setTransferEncodingChunkMaxLength(GuardedHttp.this.getTransferEncodingChunkMaxLength());
            presence.countedBy(this::getBytesIn);
        }

        @Override
        protected RequestHandler newRequestHandler() {
            return new Told();
        }

        private final class Told extends RequestHandler {
            private boolean bringsBody;

            @Override
            public void startRequest(String method, String uri, HttpVersion version) {
                bringsBody = false;
                super.startRequest(method, uri, version);
            }

            @Override
            public void parsedHeader(HttpField field) {
                bringsBody |=
                        field.getHeader() == HttpHeader.TRANSFER_ENCODING
                                || (field.getHeader() == HttpHeader.CONTENT_LENGTH
                                        && field.getLongValue() > 0);
                super.parsedHeader(field);
            }

            @Override
            public boolean headerComplete() {
                // An empty body is over when it is read, and who answers with a stream reads none.
                if (bringsBody) presence.headComplete();
                else presence.messageComplete();
                return super.headerComplete();
            }

            @Override
            public boolean content(ByteBuffer buffer) {
                presence.bodyBytes(buffer.remaining());
                return super.content(buffer);
            }

            @Override
            public boolean messageComplete() {
                presence.messageComplete();
                return super.messageComplete();
            }
        }
    }
}
