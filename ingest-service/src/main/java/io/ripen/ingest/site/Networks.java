package io.ripen.ingest.site;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/** Addresses and the networks that they belong to. */
public final class Networks {
    private static final int KEPT_IPV4_BYTES = 3;
    private static final int KEPT_IPV6_BYTES = 6;
    private static final int IPV4_BYTES = 4;
    private static final int SENDERS_IPV6_BYTES = 8;

    private Networks() {}

    /** The address without the last 8 bits of IPv4 or the last 80 bits of IPv6; empty if it is no address. */
    public static Optional<String> truncated(String address) {
        return parsed(address)
                .map(parsed ->
                        begin(parsed, parsed.getAddress().length == IPV4_BYTES ? KEPT_IPV4_BYTES : KEPT_IPV6_BYTES));
    }

    /** What all addresses of one sender have in common: of IPv6 the first 64 bits, since a host chooses the others itself. */
    static String ofOneSender(String address) {
        return parsed(address)
                .map(parsed -> begin(parsed, Math.min(parsed.getAddress().length, SENDERS_IPV6_BYTES)))
                .orElse(address);
    }

    /** The address that a text writes out, with no look-up of names; IPv4 where it is written as IPv6. */
    static Optional<InetAddress> parsed(String address) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        return bytes == null ? Optional.empty() : Optional.of(address(bytes));
    }

    private static String begin(InetAddress address, int keptBytes) {
        byte[] bytes = address.getAddress();
        Arrays.fill(bytes, keptBytes, bytes.length, (byte) 0);
        return NetUtil.toAddressString(address(bytes));
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of " + bytes.length + " bytes", e);
        }
    }
}
