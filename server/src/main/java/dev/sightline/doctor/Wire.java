package dev.sightline.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** Raw sockets to one node: no client library between us and what we want to send. */
final class Wire {
    private static final int TIMEOUT_MILLIS = 5_000;
    private static final int MOST = 256 * 1024;

    private static final Pattern LENGTH = Pattern.compile("(?i)\\r\\nContent-Length: (\\d{1,18})");

    private final URI node;
    private final URI local;

    /**
     * @param url such as {@code https://box.example:8888}: what the requests name
     * @param local where they are sent, such as {@code https://127.0.0.1:8888}; a name could lead
     *     to another machine, which would get the token
     */
    Wire(String url, String local) {
        this.node = URI.create(url);
        this.local = URI.create(local);
    }

    int port() {
        return node.getPort();
    }

    /** {@code Host} as it should be. */
    String host() {
        return "Host: " + node.getAuthority();
    }

    /** The node's own page. */
    String origin() {
        return node.getScheme() + "://" + node.getAuthority();
    }

    /**
     * Sends this and nothing else, and reads what comes: all of it, or the first event of a stream,
     * or the first frame of a WebSocket, for five seconds at most.
     */
    Answer send(Request request) throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(request.text().getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            return answer(read(socket));
        }
    }

    private static String read(Socket socket) throws IOException {
        long giveUp = System.nanoTime() + TIMEOUT_MILLIS * 1_000_000L;
        StringBuilder seen = new StringBuilder();
        byte[] buffer = new byte[8192];
        InputStream in = socket.getInputStream();
        try {
            while (seen.length() < MOST && !isEnough(seen)) {
                long left = (giveUp - System.nanoTime()) / 1_000_000;
                if (left <= 0) break;
                socket.setSoTimeout((int) left);
                int n = in.read(buffer);
                if (n < 0) break;
                seen.append(new String(buffer, 0, n, StandardCharsets.ISO_8859_1));
            }
        } catch (SocketTimeoutException e) {
            // What came until now is the answer.
        } catch (IOException reset) {
            // As a node may do to whom it does not want; so is this.
        }
        return seen.toString();
    }

    private static boolean isEnough(StringBuilder seen) {
        int end = seen.indexOf("\r\n\r\n");
        if (end < 0) return false;
        int body = seen.length() - end - 4;
        if (seen.indexOf("HTTP/1.1 101") == 0) return body >= 2;
        Matcher length = LENGTH.matcher(seen).region(0, end);
        // Who is refused an upgrade is left connected, to try something else.
        if (length.find()) return body >= Long.parseLong(length.group(1));
        return seen.indexOf("text/event-stream") >= 0 && seen.indexOf("\n\n", end + 4) >= 0;
    }

    private static Answer answer(String seen) {
        int end = seen.indexOf("\r\n\r\n");
        if (end < 0 || !seen.matches("(?s)HTTP/1\\.[01] \\d{3}.*")) return new Answer(0, "", seen);
        return new Answer(
                Integer.parseInt(seen, 9, 12, 10), seen.substring(0, end), seen.substring(end + 4));
    }

    private Socket connect() throws IOException {
        Socket plain = new Socket();
        try {
            InetAddress here = loopback();
            plain.connect(new InetSocketAddress(here, local.getPort()), TIMEOUT_MILLIS);
            plain.setSoTimeout(TIMEOUT_MILLIS);
            String name = node.getHost().replaceAll("[\\[\\]]", "");
            return local.getScheme().equals("https")
                    ? trustful().getSocketFactory().createSocket(plain, name, local.getPort(), true)
                    : plain;
        } catch (IOException | GeneralSecurityException e) {
            plain.close();
            throw new IOException(e.getMessage(), e);
        }
    }

    private InetAddress loopback() throws IOException {
        try {
            InetAddress address = InetAddress.ofLiteral(local.getHost().replaceAll("[\\[\\]]", ""));
            if (address.isLoopbackAddress()) return address;
        } catch (IllegalArgumentException name) {
            // Refused below.
        }
        throw new IOException(local + " is no loopback address");
    }

    /** The node of this machine has the certificate of its public name, or one of its own. */
    private static SSLContext trustful() throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Anyone()}, null);
        return context;
    }

    /** Whoever answers at the address that the state directory names is the node. */
    private static final class Anyone implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
