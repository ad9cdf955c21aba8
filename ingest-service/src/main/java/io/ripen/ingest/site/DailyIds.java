package io.ripen.ingest.site;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Makes visitor ids without a cookie: HMAC-SHA256 over site, address and user agent, with a salt of the day (UTC), so
 * that the same browser has one id for a day and another tomorrow. Neither address nor agent can be read from it.
 */
@Singleton
class DailyIds {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int ID_BYTES = 16;

    private final Clock clock;
    private final byte[] secret;
    private volatile Day today;

    private record Day(LocalDate date, SecretKeySpec salt) {}

    @Inject
    DailyIds(SiteSettings settings, Clock clock) {
        this.clock = clock;
        this.secret = settings.dailySalt()
                .map(salt -> salt.getBytes(StandardCharsets.UTF_8))
                .orElseGet(() -> SecureRandom.getSeed(32));
        this.today = day(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    String of(String site, String address, @Nullable String userAgent) {
        LocalDate date = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Day day = today;
        if (!day.date.equals(date)) {
            day = day(date);
            today = day;
        }
        String visitor = site + '\n' + address + '\n' + (userAgent == null ? "" : userAgent);
        return HexFormat.of().formatHex(Arrays.copyOf(hmac(day.salt, visitor), ID_BYTES));
    }

    private Day day(LocalDate date) {
        byte[] salt = hmac(new SecretKeySpec(secret, ALGORITHM), date.toString());
        return new Day(date, new SecretKeySpec(salt, ALGORITHM));
    }

    private static byte[] hmac(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
