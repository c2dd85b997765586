package io.taskflow.support.limit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;

/**
 * Whom a limit is for.
 *
 * @param network an IPv4 address, or the /64 that an IPv6 address is in: whoever has one of its addresses has them all
 */
public record Client(String network) {
    /** All clients together. */
    public static final Client ANY = new Client("any");

    private static final int NETWORK_BYTES = 8;
    /** What a proxy said that is no address: all of these share their limits. */
    private static final Client UNKNOWN = new Client("");

    /** @param remoteAddress as the request has it */
    public static Client of(String remoteAddress) {
        try {
            InetAddress address = InetAddress.ofLiteral(remoteAddress);
            return address instanceof Inet6Address
                    ? ofNetwork(address.getAddress())
                    : new Client(address.getHostAddress());
        } catch (IllegalArgumentException e) {
            return UNKNOWN;
        }
    }

    private static Client ofNetwork(byte[] address) {
        return new Client(Arrays.toString(Arrays.copyOf(address, NETWORK_BYTES)));
    }
}
