package io.ripen.ingest.maillink;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** What tracked links and the open pixel need. A value out of its bounds is refused at start. */
@ConfigMapping(prefix = "ripen.mail-links")
public interface MailLinkSettings {

    /**
     * The secrets that tokens are checked with, each as {@code id:base64url}, at least 32 bytes. The first one signs; the
     * others are older and still good. Without any the routes answer 404. Texts, because a converter's failure would be
     * logged with the secret.
     */
    Optional<List<String>> keys();

    /** How long the token that a redirect hands to the site names its visitor; an address that is passed on is no visit. */
    @WithDefault("15m")
    @DurationMin(minutes = 1)
    @DurationMax(hours = 24)
    Duration visitLifetime();

    /** How long a person may wait until the click is stored. Then the redirect comes all the same. */
    @WithDefault("500ms")
    @DurationMin(millis = 1)
    @DurationMax(seconds = 4)
    Duration patience();
}
