package io.ripen.nurture.smtp;

import org.jspecify.annotations.Nullable;

/**
 * Where to connect and as whom.
 *
 * @param host the server
 * @param port its port
 * @param user absent if nobody is to log in
 * @param password the user's
 */
record SmtpLogin(
        String host,
        int port,
        @Nullable String user,
        @Nullable String password) {
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
