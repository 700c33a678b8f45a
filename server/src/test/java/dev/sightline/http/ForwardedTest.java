package dev.sightline.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;

class ForwardedTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.9                              | 203.0.113.9",
                // What the client wrote itself stands to the left, also where it is near itself.
                "127.0.0.1, 203.0.113.9                   | 203.0.113.9",
                "203.0.113.9, 10.0.0.1                    | 10.0.0.1",
                "203.0.113.9:4711                         | 203.0.113.9",
                "[2001:db8::9]:4711                       | 2001:db8:0:0:0:0:0:9",
                "2001:db8::9                              | 2001:db8:0:0:0:0:0:9",
                "127.0.0.1, 192.168.1.7                   | 192.168.1.7",
                "fd00::1                                  | fd00:0:0:0:0:0:0:1",
                "203.0.113.9, unknown, 10.0.0.1           | 10.0.0.1",
                "203.0.113.9, evil.test                   | -",
                "unknown                                  | -",
            })
    void findsTheClient(String header, String expected) {
        String found =
                Forwarded.client(List.of(header.split(",")))
                        .map(InetAddress::getHostAddress)
                        .orElse("-");
        assertThat(found).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, true",
        "::1, true",
        "10.1.2.3, true",
        "::ffff:10.1.2.3, true",
        "10.1.2.4, false",
        "192.168.0.1, false",
        "fe80::1, false",
        "fd12::1, true",
        "8.8.8.8, false",
    })
    void believesThisMachineAndWhomTheOwnerNames(String address, boolean believed) {
        Proxies named =
                new Proxies(
                        true,
                        Set.of(
                                InetAddress.ofLiteral("10.1.2.3"),
                                InetAddress.ofLiteral("fd12::1")));

        assertThat(named.believe(InetAddress.ofLiteral(address))).isEqualTo(believed);
        assertThat(Proxies.NONE.believe(InetAddress.ofLiteral(address))).isFalse();
    }
}
