package io.ripen.ingest.site;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Token buckets per key and per address, in this instance's memory: with several instances behind a balancer a site may
 * send as many times more. Addresses are kept here as one sender has them, and forgotten after a minute.
 */
@Singleton
class RateLimits {
    private static final int SAVED_SECONDS = 10;
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(1);

    /** As many as keys and limits were ever in force while this instance runs. */
    private final Map<KeyRate, Bucket> keys = new ConcurrentHashMap<>();

    private final Cache<AddressRate, Bucket> addresses;

    private record KeyRate(String site, String key, long perSecond) {}

    private record AddressRate(String site, String address, long perSecond) {}

    @Inject
    RateLimits(SiteSettings settings) {
        this.addresses = Caffeine.newBuilder()
                .expireAfterAccess(FORGOTTEN_AFTER)
                .maximumSize(settings.maxAddresses())
                .build();
    }

    /**
     * Takes events from what may be sent.
     *
     * @return how long to wait before sending them; zero if they may be sent now
     */
    Duration take(Site site, SiteKey key, String address, int events) {
        long perKey = site.limits().eventsPerSecondPerKey();
        Bucket ofKey = keys.computeIfAbsent(new KeyRate(site.id(), key.id(), perKey), rate -> bucket(rate.perSecond));
        if (key.kind() == KeyKind.SERVER) {
            return take(ofKey, tokens(events, perKey));
        }
        long perIp = site.limits().eventsPerSecondPerIp();
        Bucket ofAddress = Objects.requireNonNull(addresses.get(
                new AddressRate(site.id(), Networks.ofOneSender(address), perIp), rate -> bucket(rate.perSecond)));
        return take(ofAddress, tokens(events, perIp), ofKey, tokens(events, perKey));
    }

    /** What an address may not send takes nothing from the key, which is all visitors'; and the other way round. */
    private static Duration take(Bucket ofAddress, long fromAddress, Bucket ofKey, long fromKey) {
        Duration wait = take(ofAddress, fromAddress);
        if (!wait.isZero()) {
            return wait;
        }
        Duration keysWait = take(ofKey, fromKey);
        if (!keysWait.isZero()) {
            ofAddress.addTokens(fromAddress);
        }
        return keysWait;
    }

    /** A request of more events than can be saved up passes when everything that can be is there. */
    private static long tokens(int events, long perSecond) {
        return Math.clamp(events, 1, perSecond * SAVED_SECONDS);
    }

    private static Duration take(Bucket bucket, long tokens) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(tokens);
        return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(Math.max(1, probe.getNanosToWaitForRefill()));
    }

    private static Bucket bucket(long perSecond) {
        return Bucket.builder()
                .addLimit(limit ->
                        limit.capacity(perSecond * SAVED_SECONDS).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }
}
