package io.ripen.nurture.mail;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;
import java.util.Set;

/** Who may get test mails. */
@ConfigMapping(prefix = "ripen.nurture.preview")
public interface PreviewSettings {

    /**
     * The domains, in lower case, to whose addresses templates may be sent for a test: your own. Without any nothing can
     * be sent, for a test mail asks for nobody's consent.
     */
    Optional<Set<String>> recipientDomains();
}
