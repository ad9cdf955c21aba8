package io.ripen.ingest.site;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A write key of a site. During a rotation the old and the new one are both there.
 *
 * @param id what the key is called in metrics and logs, unique within its site
 * @param kind who holds it
 * @param key a browser key itself: it is public
 * @param sha256 of a server key its SHA-256, 64 hexadecimal digits: the key itself is kept nowhere
 * @param expires when it stops working
 */
public record SiteKey(
        @JsonProperty(required = true) String id,
        @JsonProperty(required = true) KeyKind kind,
        @Nullable String key,
        @Nullable String sha256,
        @Nullable Instant expires) {

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{16,128}");
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    /** Checks that each kind has what it needs. */
    public SiteKey {
        Site.requireName("a key's id", id);
        switch (kind) {
            case BROWSER -> require(key != null && sha256 == null, "a browser key has 'key' and no 'sha256'");
            case SERVER -> require(sha256 != null && key == null, "a server key has 'sha256' and no 'key'");
        }
        require(key == null || KEY.matcher(key).matches(), "a key has 16 to 128 letters, digits, '_' and '-'");
        require(sha256 == null || SHA_256.matcher(sha256).matches(), "sha256 is 64 digits of 0-9 and a-f");
    }

    boolean isValidAt(Instant now) {
        return expires == null || now.isBefore(expires);
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
