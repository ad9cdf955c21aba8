package io.ripen.nurture.transport;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;

/** Who takes the mails. */
@ConfigMapping(prefix = "ripen.nurture.transport")
public interface TransportSettings {

    /** A way to hand mails over. */
    enum Kind {
        /** To an SMTP server, by {@code ripen.nurture.smtp.*}. */
        SMTP,
        /** To a provider over HTTP, by {@code ripen.nurture.provider.*}. */
        HTTP
    }

    /** The way: {@code smtp} or {@code http}. */
    @WithParentName
    @WithDefault("smtp")
    Kind kind();
}
