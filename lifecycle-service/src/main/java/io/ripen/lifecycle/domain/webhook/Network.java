package io.ripen.lifecycle.domain.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * A range of addresses, written as in CIDR, for example {@code 10.0.0.0/8} or {@code fc00::/7}.
 *
 * @param address any address of the range
 * @param bits how many leading bits all of them share
 */
public record Network(InetAddress address, int bits) {
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    /** Checks the number of bits. */
    public Network {
        if (bits < 0 || bits > 8 * address.getAddress().length) {
            throw new IllegalArgumentException(
                    "a network of " + address.getHostAddress() + " cannot have " + bits + " leading bits");
        }
    }

    /**
     * Reads a range.
     *
     * @throws IllegalArgumentException when it is not an address, a slash and a number of bits
     */
    public static Network parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 1 || !isLiteral(text.substring(0, slash))) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no network; write an address, a slash and the leading bits, as in 10.0.0.0/8");
        }
        return new Network(literal(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
    }

    /** Whether a host is written as an address, so that no name has to be looked up. */
    public static boolean isLiteral(String host) {
        return LITERAL.matcher(host).matches();
    }

    /** Whether the range has an address. Addresses of the other protocol version are never in it. */
    public boolean contains(InetAddress other) {
        byte[] mine = address.getAddress();
        byte[] its = other.getAddress();
        if (mine.length != its.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((mine[bit / 8] & mask) != (its[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    private static InetAddress literal(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("'" + text + "' is no address", e);
        }
    }
}
