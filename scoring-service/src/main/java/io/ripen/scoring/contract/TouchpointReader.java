package io.ripen.scoring.contract;

import io.ripen.contracts.lead.LeadFacts;
import io.ripen.contracts.touchpoint.Asset;
import io.ripen.contracts.touchpoint.Origin;
import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.contracts.touchpoint.TrackedMail;
import io.ripen.scoring.domain.identity.Sighting;
import io.ripen.scoring.domain.touchpoint.Campaign;
import io.ripen.scoring.domain.touchpoint.ConsentGrant;
import io.ripen.scoring.domain.touchpoint.ConsentPurpose;
import io.ripen.scoring.domain.touchpoint.ConsentStatus;
import io.ripen.scoring.domain.touchpoint.Content;
import io.ripen.scoring.domain.touchpoint.FactName;
import io.ripen.scoring.domain.touchpoint.FactSource;
import io.ripen.scoring.domain.touchpoint.PageLocation;
import io.ripen.scoring.domain.touchpoint.PropertyValue;
import io.ripen.scoring.domain.touchpoint.Touchpoint;
import io.ripen.scoring.domain.touchpoint.TouchpointKey;
import io.ripen.scoring.domain.touchpoint.TouchpointType;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads captured touchpoints into the domain. */
public final class TouchpointReader {
    /** The site of what was said about a lead rather than done on a website. No site can have this name. */
    public static final String SAID = "ripen:said";

    private static final Set<String> SCRIPT_PROTOCOLS = Set.of("native", "segment", "snowplow", FactOrigins.IMPORT);
    private static final String PROVIDERS_MESSAGE = "messageId";

    private TouchpointReader() {}

    /** The touchpoint as rules see it. */
    public static Touchpoint read(TouchpointCaptured captured) {
        return new Touchpoint(
                key(captured),
                type(captured.type()),
                captured.name(),
                captured.receivedAt(),
                captured.page() == null ? null : PageLocation.of(captured.page().url()),
                content(captured.asset()),
                campaign(captured.campaign()),
                facts(captured.facts()),
                withdrawn(captured.withdrawnFacts()),
                captured.site().equals(SAID) ? FactSource.SALES : source(captured.origin()),
                captured.consents().stream().flatMap(TouchpointReader::consent).toList(),
                properties(captured.properties()),
                mail(captured),
                isScripted(captured),
                false);
    }

    /** What it tells of who its visitor is. */
    public static Sighting sighting(TouchpointCaptured captured) {
        LeadFacts facts = captured.facts();
        TrackedMail mail = captured.mail();
        return new Sighting(
                key(captured),
                type(captured.type()),
                source(captured.origin()),
                facts == null ? null : facts.email(),
                mail == null ? null : mail.leadId(),
                isMachine(captured));
    }

    /** The mail address by which the touchpoint identifies its visitor, lower case. */
    public static Optional<String> email(TouchpointCaptured captured) {
        return Optional.ofNullable(sighting(captured).email());
    }

    /** Whether a machine caused it. */
    public static boolean isMachine(TouchpointCaptured captured) {
        Origin origin = captured.origin();
        return origin != null && origin.machine() != null;
    }

    private static TouchpointKey key(TouchpointCaptured captured) {
        return new TouchpointKey(captured.occurredAt(), captured.site(), captured.touchpointId());
    }

    private static TouchpointType type(io.ripen.contracts.touchpoint.TouchpointType type) {
        return switch (type) {
            case PAGE_VIEW -> TouchpointType.PAGE_VIEW;
            case DOWNLOAD -> TouchpointType.DOWNLOAD;
            case EMAIL_OPEN -> TouchpointType.EMAIL_OPEN;
            case EMAIL_CLICK -> TouchpointType.EMAIL_CLICK;
            case FORM_FILL -> TouchpointType.FORM_FILL;
            case IDENTIFY -> TouchpointType.IDENTIFY;
            case WEBINAR_REGISTERED -> TouchpointType.WEBINAR_REGISTERED;
            case WEBINAR_ATTENDED -> TouchpointType.WEBINAR_ATTENDED;
            case EVENT_VISIT -> TouchpointType.EVENT_VISIT;
            case CHAT -> TouchpointType.CHAT;
            case PHONE_CALL -> TouchpointType.PHONE_CALL;
            case TRIAL_START -> TouchpointType.TRIAL_START;
            case VIDEO -> TouchpointType.VIDEO;
            case BOUNCE -> TouchpointType.BOUNCE;
            case UNSUBSCRIBE -> TouchpointType.UNSUBSCRIBE;
            case COMPLAINT -> TouchpointType.COMPLAINT;
            case CUSTOM -> TouchpointType.CUSTOM;
            case UNKNOWN -> TouchpointType.UNKNOWN;
        };
    }

    private static @Nullable Content content(@Nullable Asset asset) {
        return asset == null
                ? null
                : new Content(asset.id(), asset.type(), asset.topic(), asset.product(), asset.phase());
    }

    private static @Nullable Campaign campaign(io.ripen.contracts.touchpoint.@Nullable Campaign campaign) {
        return campaign == null
                ? null
                : new Campaign(campaign.name(), campaign.source(), campaign.medium(), campaign.clickIdType());
    }

    /** Our own mail's key, else the message id that the provider's webhook told. */
    private static @Nullable String mail(TouchpointCaptured captured) {
        if (captured.mail() != null) {
            return captured.mail().mailKey();
        }
        return captured.properties().get(PROVIDERS_MESSAGE)
                        instanceof io.ripen.contracts.touchpoint.PropertyValue.Text text
                ? text.value()
                : null;
    }

    /** Whether a tracker that runs as a script in a browser sent it, about a visitor of its own. */
    private static boolean isScripted(TouchpointCaptured captured) {
        Origin origin = captured.origin();
        return origin != null
                && SCRIPT_PROTOCOLS.contains(origin.protocol())
                && origin.userAgent() != null
                && captured.visitorId() != null;
    }

    private static Map<FactName, String> facts(@Nullable LeadFacts facts) {
        if (facts == null) {
            return Map.of();
        }
        Map<FactName, String> told = new EnumMap<>(FactName.class);
        put(told, FactName.EMAIL, facts.email());
        put(told, FactName.NAME, facts.name());
        put(told, FactName.PHONE, facts.phone());
        put(told, FactName.JOB_TITLE, facts.jobTitle());
        put(told, FactName.FUNCTION, facts.function());
        put(told, FactName.COMPANY, facts.company());
        put(told, FactName.COMPANY_SIZE, facts.companySize());
        put(told, FactName.INDUSTRY, facts.industry());
        put(told, FactName.COUNTRY, facts.country());
        put(told, FactName.TIME_ZONE, facts.timeZone());
        put(told, FactName.LOCALE, facts.locale());
        return told;
    }

    /** A fact that this version does not know cannot be withdrawn from it. */
    private static Set<FactName> withdrawn(List<io.ripen.contracts.lead.FactName> names) {
        EnumSet<FactName> withdrawn = EnumSet.noneOf(FactName.class);
        for (io.ripen.contracts.lead.FactName name : names) {
            switch (name) {
                case EMAIL -> withdrawn.add(FactName.EMAIL);
                case NAME -> withdrawn.add(FactName.NAME);
                case PHONE -> withdrawn.add(FactName.PHONE);
                case JOB_TITLE -> withdrawn.add(FactName.JOB_TITLE);
                case FUNCTION -> withdrawn.add(FactName.FUNCTION);
                case COMPANY -> withdrawn.add(FactName.COMPANY);
                case COMPANY_SIZE -> withdrawn.add(FactName.COMPANY_SIZE);
                case INDUSTRY -> withdrawn.add(FactName.INDUSTRY);
                case COUNTRY -> withdrawn.add(FactName.COUNTRY);
                case TIME_ZONE -> withdrawn.add(FactName.TIME_ZONE);
                case LOCALE -> withdrawn.add(FactName.LOCALE);
                case UNKNOWN -> {}
            }
        }
        return withdrawn;
    }

    /** Imports and Ripen's own origins name themselves in the protocol; everything else is what people do. */
    private static FactSource source(@Nullable Origin origin) {
        return switch (origin == null ? "" : origin.protocol()) {
            case FactOrigins.ENRICHMENT -> FactSource.ENRICHMENT;
            case FactOrigins.IMPORT -> FactSource.IMPORT;
            case FactOrigins.SALES -> FactSource.SALES;
            default -> FactSource.TOUCHPOINT;
        };
    }

    private static void put(Map<FactName, String> told, FactName name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            told.put(name, value.strip());
        }
    }

    /** A purpose that this version does not know gives no consent. */
    private static Stream<ConsentGrant> consent(io.ripen.contracts.lead.ConsentGrant grant) {
        ConsentPurpose purpose = switch (grant.purpose()) {
            case CONTACT_BY_MAIL -> ConsentPurpose.CONTACT_BY_MAIL;
            case WEB_TRACKING -> ConsentPurpose.WEB_TRACKING;
            case MAIL_TRACKING -> ConsentPurpose.MAIL_TRACKING;
            case PROFILING -> ConsentPurpose.PROFILING;
            case UNKNOWN -> null;
        };
        ConsentStatus status = switch (grant.status()) {
            case GRANTED -> ConsentStatus.GRANTED;
            case CONFIRMED -> ConsentStatus.CONFIRMED;
            case WITHDRAWN -> ConsentStatus.WITHDRAWN;
            case UNKNOWN -> ConsentStatus.UNKNOWN;
        };
        return purpose == null
                ? Stream.empty()
                : Stream.of(new ConsentGrant(
                        purpose, status, grant.at(), grant.source(), grant.textVersion(), grant.repeats()));
    }

    private static Map<String, PropertyValue> properties(
            Map<String, io.ripen.contracts.touchpoint.PropertyValue> given) {
        if (given.isEmpty()) {
            return Map.of();
        }
        Map<String, PropertyValue> properties = new HashMap<>();
        given.forEach((name, value) -> properties.put(name, property(value)));
        return properties;
    }

    private static PropertyValue property(io.ripen.contracts.touchpoint.PropertyValue value) {
        return switch (value) {
            case io.ripen.contracts.touchpoint.PropertyValue.Text text -> new PropertyValue.Text(text.value());
            case io.ripen.contracts.touchpoint.PropertyValue.Numeric number ->
                new PropertyValue.Numeric(number.value());
            case io.ripen.contracts.touchpoint.PropertyValue.Flag flag -> new PropertyValue.Flag(flag.value());
        };
    }
}
