package io.ripen.nurture.provider;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The provider that takes mails over HTTP, if {@code ripen.nurture.transport} is {@code http}. */
@ConfigMapping(prefix = "ripen.nurture.provider")
public interface ProviderSettings {

    /** Where mails are posted to: {@code https}, or {@code http} on the same machine. Needed. */
    Optional<URI> url();

    /** Bearer token that the provider knows us by. Needed. */
    Optional<String> token();

    /** Longest time for a connection to be made; more than none, and less than {@link #timeout()}. */
    @WithDefault("5s")
    Duration connectTimeout();

    /** Longest time from the beginning until the whole answer is there. */
    @WithDefault("30s")
    Duration timeout();
}
