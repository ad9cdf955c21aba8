package io.ripen.scoring.domain;

import io.ripen.scoring.domain.touchpoint.Campaign;
import io.ripen.scoring.domain.touchpoint.ConsentGrant;
import io.ripen.scoring.domain.touchpoint.ConsentPurpose;
import io.ripen.scoring.domain.touchpoint.ConsentStatus;
import io.ripen.scoring.domain.touchpoint.Content;
import io.ripen.scoring.domain.touchpoint.FactName;
import io.ripen.scoring.domain.touchpoint.FactSource;
import io.ripen.scoring.domain.touchpoint.PageLocation;
import io.ripen.scoring.domain.touchpoint.Touchpoint;
import io.ripen.scoring.domain.touchpoint.TouchpointKey;
import io.ripen.scoring.domain.touchpoint.TouchpointType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Touchpoints for tests. */
public final class Sample {
    public static final Instant START = Instant.parse("2025-04-01T08:00:00Z");
    private static final List<String> PATHS = List.of("/", "/pricing", "/product/a", "/product/b", "/careers", "/blog");

    private Sample() {}

    public static Instant day(double days) {
        return START.plusMillis((long) (days * Duration.ofDays(1).toMillis()));
    }

    public static Touchpoint view(String id, double day, String path) {
        return touchpoint(id, day, TouchpointType.PAGE_VIEW, path, Map.of(), List.of());
    }

    public static Touchpoint just(String id, double day, TouchpointType type) {
        return touchpoint(id, day, type, null, Map.of(), List.of());
    }

    public static Touchpoint form(String id, double day, Map<FactName, String> facts) {
        return touchpoint(id, day, TouchpointType.FORM_FILL, "/form", facts, List.of());
    }

    public static Touchpoint consenting(String id, double day, ConsentGrant... grants) {
        return touchpoint(id, day, TouchpointType.FORM_FILL, "/form", Map.of(), List.of(grants));
    }

    public static ConsentGrant grant(ConsentStatus status, double day) {
        return new ConsentGrant(ConsentPurpose.CONTACT_BY_MAIL, status, day(day), "form", "v1");
    }

    public static ConsentGrant standing(ConsentStatus status, double day) {
        return new ConsentGrant(ConsentPurpose.CONTACT_BY_MAIL, status, day(day), "script", null, true);
    }

    public static Touchpoint touchpoint(
            String id,
            double day,
            TouchpointType type,
            @Nullable String path,
            Map<FactName, String> facts,
            List<ConsentGrant> consents) {
        return telling(id, day, type, path, facts, Set.of(), FactSource.TOUCHPOINT, consents);
    }

    private static Touchpoint telling(
            String id,
            double day,
            TouchpointType type,
            @Nullable String path,
            Map<FactName, String> facts,
            Set<FactName> withdrawn,
            FactSource source,
            List<ConsentGrant> consents) {
        return new Touchpoint(
                new TouchpointKey(day(day), "site", id),
                type,
                "name",
                day(day).plusSeconds(1),
                path == null ? null : new PageLocation("example.org", path),
                type == TouchpointType.DOWNLOAD ? new Content("guide", "whitepaper", "data", "bdp", null) : null,
                null,
                facts,
                withdrawn,
                source,
                consents,
                Map.of(),
                null,
                false,
                false);
    }

    /** A whitepaper's download. */
    public static Touchpoint paper(String id, double day, String asset, @Nullable String topic) {
        return of(id, day, TouchpointType.DOWNLOAD, new Content(asset, "whitepaper", topic, null, null), null, false);
    }

    /** An opened or clicked mail. */
    public static Touchpoint mail(String id, double day, TouchpointType type, @Nullable String mail) {
        return of(id, day, type, null, mail, false);
    }

    /** A page view that a script reported. */
    public static Touchpoint scripted(String id, double day, @Nullable String mail) {
        return of(id, day, TouchpointType.PAGE_VIEW, null, mail, true);
    }

    private static Touchpoint of(
            String id,
            double day,
            TouchpointType type,
            @Nullable Content content,
            @Nullable String mail,
            boolean scripted) {
        return new Touchpoint(
                new TouchpointKey(day(day), "site", id),
                type,
                null,
                day(day).plusSeconds(1),
                scripted ? new PageLocation("example.org", "/") : null,
                content,
                scripted ? new Campaign("spring", "source of " + id, null, null) : null,
                Map.of(),
                Set.of(),
                FactSource.TOUCHPOINT,
                List.of(),
                Map.of(),
                mail,
                scripted,
                false);
    }

    public static Touchpoint saidBy(FactSource source, String id, double day, Map<FactName, String> facts) {
        return telling(id, day, TouchpointType.IDENTIFY, null, facts, Set.of(), source, List.of());
    }

    public static Touchpoint withdrawing(String id, double day, FactName... names) {
        return telling(
                id, day, TouchpointType.IDENTIFY, null, Map.of(), Set.of(names), FactSource.TOUCHPOINT, List.of());
    }

    /** A history of up to so many touchpoints over sixty days, some at the same instant. */
    public static List<Touchpoint> history(Random random, int most) {
        int size = 1 + random.nextInt(most);
        List<Touchpoint> history = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            double day = random.nextInt(4) == 0 ? random.nextInt(60) : 60 * random.nextDouble();
            history.add(random.nextInt(4) == 0 ? rare(random, "t" + i, day) : any(random, "t" + i, day));
        }
        return history;
    }

    /** Whitepapers, and bursts of mails close enough together to be signs for each other. */
    private static Touchpoint rare(Random random, String id, double day) {
        double near = ((int) (day / 10)) * 10 + random.nextInt(60) / 1440.0;
        String mail = random.nextInt(4) == 0 ? null : "mail-" + random.nextInt(2);
        return switch (random.nextInt(5)) {
            case 0 -> paper(id, day, "paper-" + random.nextInt(3), random.nextInt(4) == 0 ? null : topic(random));
            case 1 -> mail(id, near, TouchpointType.EMAIL_OPEN, mail);
            case 2 -> scripted(id, near, random.nextBoolean() ? null : mail);
            case 3 -> mail(id, near, TouchpointType.EMAIL_CLICK, mail).asConfirmed();
            default -> mail(id, near, TouchpointType.EMAIL_CLICK, mail);
        };
    }

    private static String topic(Random random) {
        return random.nextBoolean() ? "data" : "price";
    }

    private static Touchpoint any(Random random, String id, double day) {
        List<TouchpointType> types = List.of(TouchpointType.values());
        TouchpointType type =
                random.nextInt(3) > 0 ? TouchpointType.PAGE_VIEW : types.get(random.nextInt(types.size()));
        Map<FactName, String> facts = new EnumMap<>(FactName.class);
        List<ConsentGrant> consents = new ArrayList<>();
        if (type == TouchpointType.FORM_FILL || random.nextInt(10) == 0) {
            facts.put(FactName.EMAIL, random.nextBoolean() ? "a@free.example" : "a@firm.example");
            facts.put(FactName.JOB_TITLE, random.nextBoolean() ? "CEO" : "Engineer " + random.nextInt(2));
            if (random.nextInt(4) == 0) {
                facts.put(FactName.FUNCTION, "buyer");
            }
            ConsentPurpose purpose = List.of(ConsentPurpose.values()).get(random.nextInt(4));
            ConsentStatus status = random.nextBoolean() ? ConsentStatus.GRANTED : ConsentStatus.WITHDRAWN;
            int said = random.nextInt(60);
            consents.add(new ConsentGrant(purpose, status, day(said), "form", null, said % 3 == 0));
        }
        List<FactSource> sources = List.of(FactSource.TOUCHPOINT, FactSource.IMPORT, FactSource.ENRICHMENT);
        if (random.nextInt(8) == 0) {
            facts.put(FactName.PHONE, List.of("1", "+2", "none").get(random.nextInt(3)));
        }
        if (random.nextInt(12) == 0) {
            facts.put(FactName.COUNTRY, random.nextBoolean() ? "AT" : "SE");
        }
        Set<FactName> withdrawn = random.nextInt(8) > 0
                ? Set.of()
                : Set.of(List.of(FactName.values()).get(random.nextInt(FactName.values().length)));
        FactSource source = random.nextInt(3) > 0 ? FactSource.TOUCHPOINT : sources.get(random.nextInt(3));
        return telling(id, day, type, PATHS.get(random.nextInt(PATHS.size())), facts, withdrawn, source, consents);
    }
}
