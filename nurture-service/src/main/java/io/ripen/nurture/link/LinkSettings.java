package io.ripen.nurture.link;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** The links in mails that lead to this service's own pages. A value out of its bounds is refused at start. */
@ConfigMapping(prefix = "ripen.nurture.links")
public interface LinkSettings {

    /** Where people reach this service's pages, without a slash at its end. */
    @WithDefault("http://127.0.0.1:8084")
    @Pattern(regexp = "https?://\\S+[^/\\s]")
    String baseUrl();

    /**
     * The secrets that links are signed with, each as {@code id:base64url}, at least 32 bytes, needed. The first one
     * signs; the others are older and still good for reading. Texts, because a converter's failure would be logged with
     * the secret.
     */
    List<String> keys();

    /** How long the link of a double opt-in holds. */
    @WithDefault("14d")
    @DurationMin(hours = 1)
    @DurationMax(days = 60)
    Duration confirmLifetime();

    /** How long the links to unsubscribe and to the preferences hold. RFC 8058 wants them to outlive the mail. */
    @WithDefault("730d")
    @DurationMin(days = 60)
    @DurationMax(days = 3650)
    Duration manageLifetime();
}
