package io.ripen.nurture.link;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Optional;

/** Tracked links and the open pixel, which ingest-service answers: docs/ingest/mail-links.md. */
@ConfigMapping(prefix = "ripen.nurture.tracking")
public interface TrackingSettings {

    /**
     * The secrets that ingest reads tokens with, its {@code ripen.mail-links.keys}, each as {@code id:base64url}. The
     * first one signs. Without any no mail is tracked.
     */
    Optional<List<String>> keys();

    /** Where people reach ingest-service, without a slash at its end. */
    @WithDefault("http://127.0.0.1:8081")
    @Pattern(regexp = "https?://\\S+[^/\\s]")
    String baseUrl();

    /** The site that touchpoints are counted for; by default ingest finds it by where a link leads. */
    Optional<String> site();
}
