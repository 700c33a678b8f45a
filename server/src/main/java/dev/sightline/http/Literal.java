package dev.sightline.http;

import java.net.Inet6Address;
import java.net.InetAddress;

/** How an address is written in a URL and a {@code Host}: IPv6 in brackets, as RFC 5952 has it. */
final class Literal {
    private static final int GROUPS = 8;

    private Literal() {}

    static String of(InetAddress address) {
        return address instanceof Inet6Address six
                ? "[" + shortened(six.getAddress()) + "]"
                : address.getHostAddress();
    }

    /** The longest run of zero groups, the first of equals, becomes {@code ::}; one alone stays. */
    private static String shortened(byte[] bytes) {
        int[] groups = new int[GROUPS];
        for (int i = 0; i < GROUPS; i++) {
            groups[i] = ((bytes[2 * i] & 0xff) << 8) | (bytes[2 * i + 1] & 0xff);
        }
        int start = GROUPS;
        int length = 1;
        for (int i = 0; i < GROUPS; i++) {
            int end = i;
            while (end < GROUPS && groups[end] == 0) end++;
            if (end - i > length) {
                start = i;
                length = end - i;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            if (i == start) {
                text.append("::");
                i += length - 1;
                continue;
            }
            if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') text.append(':');
            text.append(Integer.toHexString(groups[i]));
        }
        return text.toString();
    }
}
