package dev.sightline.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;

class PortsTest {
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "::1", "[::1]"})
    void bindsNoMoreThanLoopbackWhereNoMoreIsAsked(String host) throws Exception {
        try (Ports ports = Ports.claim(host, 0)) {
            assertThat(ports.isBeyondLoopback()).isFalse();
            assertThat(ports.literals()).isEmpty();
            connect("127.0.0.1", ports.port());
            for (InetAddress own : ownAddresses()) {
                assertThatThrownBy(() -> connect(own.getHostAddress(), ports.port()))
                        .isInstanceOf(IOException.class);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::"})
    void bindsEveryAddressAndKnowsItByName(String host) throws Exception {
        try (Ports ports = Ports.claim(host, 0)) {
            assertThat(ports.isBeyondLoopback()).isTrue();
            connect("127.0.0.1", ports.port());
            for (InetAddress own : ownAddresses()) {
                if (own instanceof Inet6Address) continue;
                connect(own.getHostAddress(), ports.port());
                assertThat(ports.literals()).contains(own.getHostAddress());
            }
        }
    }

    @Test
    void bindsOneAddressAndLoopback() throws Exception {
        for (InetAddress own : ownAddresses()) {
            try (Ports ports = Ports.claim(own.getHostAddress(), 0)) {
                connect("127.0.0.1", ports.port());
                connect(own.getHostAddress(), ports.port());
                assertThat(ports.literals()).containsExactly(Literal.of(own));
            }
        }
    }

    @Test
    void takesTheNextPortWhereOneIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
                Ports ports = Ports.claim(taken.getLocalPort())) {
            assertThat(ports.port()).isGreaterThan(taken.getLocalPort());
        }
    }

    @Test
    void saysThatAnAddressIsNotOfThisMachine() {
        assertThatThrownBy(() -> Ports.claim("192.0.2.1", 0))
                .hasMessageContaining("192.0.2.1 is no address of this machine; it has ");
        assertThatThrownBy(() -> Ports.claim("no.such.name.invalid", 0))
                .hasMessageContaining("no.such.name.invalid: unknown name");
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1",
        "2001:db8:0:0:0:0:0:9, [2001:db8::9]",
        "2001:db8:0:1:1:1:1:1, [2001:db8:0:1:1:1:1:1]",
        "2001:0:0:1:0:0:0:1, [2001:0:0:1::1]",
        "2001:db8:0:0:1:0:0:1, [2001:db8::1:0:0:1]",
        "0:0:0:0:0:0:0:0, [::]",
        "0:0:0:0:0:0:0:1, [::1]",
        "fe80:0:0:0:0:0:0:0, [fe80::]",
    })
    void writesAnAddressAsBrowsersDo(String address, String expected) {
        assertThat(Literal.of(InetAddress.ofLiteral(address))).isEqualTo(expected);
    }

    private static List<InetAddress> ownAddresses() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(own -> !own.isLoopbackAddress() && !own.isLinkLocalAddress())
                .toList();
    }

    private static void connect(String address, int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral(address), port), 5_000);
        }
    }
}
