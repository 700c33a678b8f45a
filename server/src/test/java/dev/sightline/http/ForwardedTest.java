package dev.sightline.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.InetAddress;
import java.util.List;

class ForwardedTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.9                              | 203.0.113.9",
                // What the client wrote itself stands to the left.
                "127.0.0.1, 203.0.113.9                   | 203.0.113.9",
                "198.51.100.1, 203.0.113.9, 10.0.0.1      | 203.0.113.9",
                "203.0.113.9, 10.0.0.1, 127.0.0.1         | 203.0.113.9",
                "203.0.113.9:4711                         | 203.0.113.9",
                "[2001:db8::9]:4711                       | 2001:db8:0:0:0:0:0:9",
                "2001:db8::9                              | 2001:db8:0:0:0:0:0:9",
                // All near: the one that our own proxy saw, not what it was told.
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
        "172.31.0.1, true",
        "172.32.0.1, false",
        "192.168.0.1, true",
        "169.254.1.1, true",
        "fe80::1, true",
        "fd12::1, true",
        "fe00::1, false",
        "8.8.8.8, false",
        "2001:db8::1, false",
        "0.0.0.0, false",
    })
    void knowsWhereNoStrangerConnectsFrom(String address, boolean near) {
        assertThat(Forwarded.isNear(InetAddress.ofLiteral(address))).isEqualTo(near);
    }
}
