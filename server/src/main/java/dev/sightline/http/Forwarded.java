package dev.sightline.http;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The client as a proxy tells it ({@code X-Forwarded-For}, {@code X-Forwarded-Proto}): believed
 * only from a proxy on this machine or in a private network. {@code X-Forwarded-Host} is not read:
 * the gate asks for the {@code Host} itself, which a proxy passes on or {@code --allow-host} names.
 */
final class Forwarded implements HttpConfiguration.Customizer {
    /** That a proxy told the scheme: an attribute of the request. */
    private static final String SCHEME = Forwarded.class.getName();

    @Override
    public Request customize(Request request, HttpFields.Mutable responseHeaders) {
        if (!(request.getConnectionMetaData().getRemoteSocketAddress()
                        instanceof InetSocketAddress peer)
                || !isNear(peer.getAddress())) {
            return request;
        }
        HttpFields headers = request.getHeaders();
        Optional<InetAddress> client = client(headers.getCSV("X-Forwarded-For", false));
        Optional<String> scheme = scheme(headers.getCSV("X-Forwarded-Proto", false));
        if (client.isEmpty() && scheme.isEmpty()) return request;
        scheme.ifPresent(told -> request.setAttribute(SCHEME, told));
        InetSocketAddress seen =
                client.map(address -> new InetSocketAddress(address, 0)).orElse(peer);
        boolean secure = request.isSecure() || scheme.filter("https"::equals).isPresent();
        return new Told(request, new ToldMetaData(request.getConnectionMetaData(), seen, secure));
    }

    /** What the browser spoke, where it is known for sure. */
    static Optional<String> scheme(Request request) {
        if (request.getAttribute(SCHEME) instanceof String told) return Optional.of(told);
        return request.isSecure() ? Optional.of("https") : Optional.empty();
    }

    /**
     * Each proxy adds, on the right, the address that it saw: the first from there that is not a
     * proxy of ours is the client's, and what stands to the left of it anyone could have written.
     * Where all are near, it is the rightmost, the one that our own proxy saw.
     */
    static Optional<InetAddress> client(List<String> hops) {
        Optional<InetAddress> nearest = Optional.empty();
        for (String hop : hops.reversed()) {
            Optional<InetAddress> address = address(hop);
            if (address.isEmpty()) break;
            if (!isNear(address.get())) return address;
            if (nearest.isEmpty()) nearest = address;
        }
        return nearest;
    }

    /** The word of the proxy next to us. */
    private static Optional<String> scheme(List<String> words) {
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(words.getLast().toLowerCase(Locale.ROOT))
                        .filter(word -> word.equals("http") || word.equals("https"));
    }

    /** An address, IPv6 in brackets or bare, with or without a port. */
    private static Optional<InetAddress> address(String hop) {
        String text = hop.strip();
        int bracket = text.indexOf(']');
        if (text.startsWith("[") && bracket > 0) {
            text = text.substring(1, bracket);
        } else if (text.indexOf(':') == text.lastIndexOf(':') && text.indexOf(':') > 0) {
            text = text.substring(0, text.indexOf(':'));
        }
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    /** Loopback, link-local, RFC 1918, RFC 4193: where no stranger connects from. */
    static boolean isNear(@Nullable InetAddress address) {
        if (address == null) return false;
        boolean uniqueLocal =
                address instanceof Inet6Address six && (six.getAddress()[0] & 0xfe) == 0xfc;
        return address.isLoopbackAddress()
                || address.isSiteLocalAddress()
                || address.isLinkLocalAddress()
                || uniqueLocal;
    }

    /** Whose connections count as one's: of IPv6 a customer gets a /64, so that is one machine. */
    static String household(InetAddress address) {
        return address instanceof Inet6Address six
                ? Arrays.toString(Arrays.copyOf(six.getAddress(), 8))
                : address.getHostAddress();
    }

    private static final class Told extends Request.Wrapper {
        private final ConnectionMetaData metaData;

        Told(Request request, ConnectionMetaData metaData) {
            super(request);
            this.metaData = metaData;
        }

        @Override
        public ConnectionMetaData getConnectionMetaData() {
            return metaData;
        }

        @Override
        public boolean isSecure() {
            return metaData.isSecure();
        }
    }

    private static final class ToldMetaData extends ConnectionMetaData.Wrapper {
        private final SocketAddress client;
        private final boolean secure;

        ToldMetaData(ConnectionMetaData wrapped, SocketAddress client, boolean secure) {
            super(wrapped);
            this.client = client;
            this.secure = secure;
        }

        @Override
        public SocketAddress getRemoteSocketAddress() {
            return client;
        }

        @Override
        public boolean isSecure() {
            return secure;
        }
    }
}
