package io.ripen.ingest.site;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/** Truncates addresses, so that what is left names a network and no person. */
public final class Networks {
    private static final int KEPT_IPV4_BYTES = 3;
    private static final int KEPT_IPV6_BYTES = 6;
    private static final int IPV4_BYTES = 4;

    private Networks() {}

    /** The address without the last 8 bits of IPv4 or the last 80 bits of IPv6; empty if it is no address. */
    public static Optional<String> truncated(String address) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
        if (bytes == null) {
            return Optional.empty();
        }
        Arrays.fill(bytes, bytes.length == IPV4_BYTES ? KEPT_IPV4_BYTES : KEPT_IPV6_BYTES, bytes.length, (byte) 0);
        try {
            return Optional.of(NetUtil.toAddressString(InetAddress.getByAddress(bytes)));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of " + bytes.length + " bytes", e);
        }
    }
}
