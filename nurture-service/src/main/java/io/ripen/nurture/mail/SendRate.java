package io.ripen.nurture.mail;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Objects;

/**
 * How fast mails go out: in total, and to each recipient domain. In this instance's memory: several instances together
 * send as many times faster.
 */
@Singleton
final class SendRate {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    /** Far more domains than mails in an hour. */
    private static final int MOST_DOMAINS = 100_000;

    private final Bucket total;
    private final Cache<String, Bucket> domains;
    private final SenderSettings settings;

    @Inject
    SendRate(SenderSettings settings) {
        this.settings = settings;
        this.total = bucket(settings.perSecond(), SECOND);
        this.domains = Caffeine.newBuilder()
                .maximumSize(MOST_DOMAINS)
                .expireAfterAccess(FORGOTTEN_AFTER)
                .build();
    }

    /** Takes up to so many mails from what may be sent now. What is not used comes back by {@link #giveBack}. */
    int take(int wanted) {
        return (int) total.tryConsumeAsMuchAsPossible(wanted);
    }

    /** Gives back what was taken and not used. */
    void giveBack(int unused) {
        if (unused > 0) {
            total.addTokens(unused);
        }
    }

    /**
     * Reserves the next place in the line of an address's domain.
     *
     * @return how long the mail has to wait for it; zero if it may go out now
     */
    Duration reserve(String address) {
        String domain = address.substring(address.lastIndexOf('@') + 1);
        Bucket bucket =
                Objects.requireNonNull(domains.get(domain, name -> bucket(settings.perDomainPerMinute(), MINUTE)));
        return Duration.ofNanos(bucket.consumeIgnoringRateLimits(1));
    }

    private static Bucket bucket(long mails, Duration period) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(mails).refillGreedy(mails, period))
                .build();
    }
}
