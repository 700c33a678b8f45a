package dev.sightline.http;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

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
 * only from the {@link Proxies}. {@code X-Forwarded-Host} is not read: the gate asks for the {@code
 * Host} itself, which a proxy passes on or {@code --allow-host} names.
 */
final class Forwarded implements HttpConfiguration.Customizer {
    /** That a proxy told the scheme: an attribute of the request. */
    private static final String SCHEME = Forwarded.class.getName();

    private final Proxies proxies;

    Forwarded(Proxies proxies) {
        this.proxies = proxies;
    }

    @Override
    public Request customize(Request request, HttpFields.Mutable responseHeaders) {
        if (!(request.getConnectionMetaData().getRemoteSocketAddress()
                        instanceof InetSocketAddress peer)
                || !proxies.believe(peer.getAddress())) {
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
     * A proxy adds, on the right, the address that it saw. That one word is our proxy's own; what
     * stands to the left of it anyone could have written. Of two proxies in a row the one next to
     * us must be made to pass on what the other saw.
     */
    static Optional<InetAddress> client(List<String> hops) {
        return hops.isEmpty() ? Optional.empty() : address(hops.getLast());
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

    /** Whose connections count as one's: of IPv6 a customer gets a /64, so that is one machine. */
    static String household(InetAddress address) {
        return address instanceof Inet6Address six
                ? Arrays.toString(Arrays.copyOf(six.getAddress(), 8))
                : address.getHostAddress();
    }

    /** The same, of an address as text. */
    static String household(String address) {
        return household(InetAddress.ofLiteral(address));
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
