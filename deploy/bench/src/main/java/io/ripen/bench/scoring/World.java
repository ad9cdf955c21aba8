package io.ripen.bench.scoring;

import io.ripen.contracts.lead.ConsentGrant;
import io.ripen.contracts.lead.ConsentPurpose;
import io.ripen.contracts.lead.ConsentStatus;
import io.ripen.contracts.lead.LeadFacts;
import io.ripen.contracts.touchpoint.Asset;
import io.ripen.contracts.touchpoint.Origin;
import io.ripen.contracts.touchpoint.Page;
import io.ripen.contracts.touchpoint.PropertyValue;
import io.ripen.contracts.touchpoint.TimeRule;
import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.contracts.touchpoint.TouchpointType;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * People on the website of a company that sells to other companies. The same arguments give the same touchpoints, each
 * of about 0.9 kB as JSON, with random ids as browsers make them.
 *
 * <p>Each lead came to be known by a page view and a form. After that, nearly half of the touchpoints are done by 10,000
 * active leads, of whom the k-th is active in proportion to k<sup>-1/2</sup>, and as many by any lead; every tenth by one
 * of 20,000 anonymous visitors, of whom some identify themselves, as a known lead on another device or as a new one. Of
 * all, 1 % is sent twice.
 */
final class World {
    private static final int ACTIVE = 10_000;
    private static final int ANONYMOUS = 20_000;
    static final int LEADS_PER_COMPANY = 10;
    private static final int REPEATED_WITHIN = 50;
    private static final Duration PAST = Duration.ofDays(20);
    private static final Duration PRESENT = Duration.ofDays(30);
    private static final String SITE = "bench";
    private static final String BROWSER =
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0.0.0 Safari/537.36";
    private static final String[] TITLES = {
        "VP of Data", "Software Engineer", "Head of Marketing", "Procurement Manager", "Student", "CTO"
    };
    private static final String[] SIZES = {"1-10", "51-200", "1001-5000"};

    private final int leads;
    private final long seed;
    private final Instant now;

    /**
     * @param leads who are known beforehand, at least 1
     * @param now when everything is received; everything happened in the 50 days before
     */
    World(int leads, long seed, Instant now) {
        this.leads = leads;
        this.seed = seed;
        this.now = now.truncatedTo(ChronoUnit.MILLIS);
    }

    /** How many touchpoints made the leads known. */
    long pastEvents() {
        return 2L * leads;
    }

    /** One of the touchpoints that made the leads known; by number, in the order in which they happened. */
    TouchpointCaptured past(long number) {
        int lead = (int) (number / 2);
        SplittableRandom random = random(-1 - number);
        Instant at = now.minus(PAST).minus(PRESENT).plusMillis(PAST.toMillis() * number / pastEvents());
        Act act = number % 2 == 0 ? Act.view("/product/overview") : Act.form("newsletter", person(lead), at);
        return touchpoint(random, visitor(lead), at, act);
    }

    /** One of the touchpoints that follow; by number, in the order in which they happened. */
    TouchpointCaptured present(long number, long total) {
        SplittableRandom chance = random(number);
        if (chance.nextInt(100) == 0 && number > REPEATED_WITHIN) {
            return fresh(number - 1 - chance.nextInt(REPEATED_WITHIN), total);
        }
        return fresh(number, total);
    }

    private TouchpointCaptured fresh(long number, long total) {
        SplittableRandom random = random(number + total);
        Instant at = now.minus(PRESENT).plusMillis(PRESENT.toMillis() * number / total);
        if (random.nextInt(10) == 0) {
            return ofAnonymous(random, at);
        }
        int lead = random.nextBoolean() ? active(random.nextDouble()) : random.nextInt(leads);
        return touchpoint(random, visitor(lead), at, Act.ofLead(random));
    }

    private int active(double chance) {
        int active = Math.min(ACTIVE, leads);
        int place = (int) (active * chance * chance);
        return (int) ((long) place * leads / active);
    }

    private TouchpointCaptured ofAnonymous(SplittableRandom random, Instant at) {
        int number = random.nextInt(ANONYMOUS);
        UUID visitor = new UUID(mix(~seed), mix(number));
        boolean identifies = random.nextInt(20) == 0;
        int person = number % 3 == 0 ? leads + number : (int) (number * 7L % leads);
        return touchpoint(
                random, visitor, at, identifies ? Act.form("contact", person(person), at) : Act.view("/blog/why"));
    }

    private SplittableRandom random(long number) {
        return new SplittableRandom(mix(seed) ^ mix(number));
    }

    private UUID visitor(int lead) {
        return new UUID(mix(seed), mix(-1L - lead));
    }

    private static LeadFacts person(int number) {
        int company = number / LEADS_PER_COMPANY;
        return new LeadFacts(
                "lead" + number + "@company" + company + ".example",
                "Person " + number,
                number % 4 == 0 ? "+43 1 " + (2_000_000 + number) : null,
                TITLES[number % TITLES.length],
                null,
                "Company " + company,
                SIZES[number % SIZES.length],
                null,
                "AT",
                null,
                null);
    }

    private TouchpointCaptured touchpoint(SplittableRandom random, UUID visitor, Instant at, Act act) {
        return new TouchpointCaptured(
                new UUID(random.nextLong(), random.nextLong()).toString(),
                SITE,
                "v:" + visitor,
                visitor.toString(),
                null,
                act.type,
                act.name,
                at,
                now,
                TimeRule.CLIENT,
                at,
                new Page("https://www.example.com" + act.path, "A page of example.com", "https://www.example.com/"),
                null,
                act.asset,
                act.facts,
                List.of(),
                act.consents,
                Map.of(
                        "scrollDepth",
                        new PropertyValue.Numeric(java.math.BigDecimal.valueOf(random.nextInt(101))),
                        "layout",
                        new PropertyValue.Text("wide")),
                new Origin("native", at, "203.0.113.0", BROWSER, null),
                null);
    }

    /** What somebody does. */
    private record Act(
            TouchpointType type,
            @Nullable String name,
            String path,
            @Nullable Asset asset,
            @Nullable LeadFacts facts,
            List<ConsentGrant> consents) {
        private static Act plain(TouchpointType type, String path, @Nullable Asset asset) {
            return new Act(type, null, path, asset, null, List.of());
        }

        static Act view(String path) {
            return plain(TouchpointType.PAGE_VIEW, path, null);
        }

        static Act form(String name, LeadFacts facts, Instant at) {
            return new Act(
                    TouchpointType.FORM_FILL,
                    name,
                    "/forms/" + name,
                    null,
                    facts,
                    List.of(new ConsentGrant(
                            ConsentPurpose.CONTACT_BY_MAIL, ConsentStatus.GRANTED, at, "form", "2026-01")));
        }

        /** The shares, in percent, are what a lead of the sample website does, with more of the dear acts. */
        static Act ofLead(SplittableRandom random) {
            int percent = random.nextInt(100);
            int page = random.nextInt(200);
            if (percent < 60) {
                return view("/blog/post-" + page);
            } else if (percent < 75) {
                return view("/product/panel-" + page);
            } else if (percent < 80) {
                return view("/pricing");
            } else if (percent < 84) {
                return view("/customers/story-" + page);
            } else if (percent < 86) {
                return view("/careers");
            } else if (percent < 89) {
                return plain(
                        TouchpointType.DOWNLOAD,
                        "/library",
                        new Asset("paper-" + page, "whitepaper", "topic-" + page % 8, "panels", "awareness"));
            } else if (percent < 92) {
                return new Act(TouchpointType.FORM_FILL, "feedback", "/forms/feedback", null, null, List.of());
            } else if (percent < 95) {
                return plain(TouchpointType.EMAIL_OPEN, "/mail", null);
            } else if (percent < 98) {
                return plain(TouchpointType.EMAIL_CLICK, "/mail", null);
            } else if (percent < 99) {
                return plain(
                        TouchpointType.WEBINAR_ATTENDED,
                        "/webinars",
                        new Asset("webinar-" + page % 10, "webinar", "topic-" + page % 8, "panels", "consideration"));
            }
            return plain(TouchpointType.VIDEO, "/videos", null);
        }
    }

    /** Spreads numbers that follow one another over all numbers (the finisher of SplitMix64). */
    private static long mix(long number) {
        long mixed = (number + 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
