package io.ripen.ingest.intake;

import io.ripen.contracts.lead.ConsentGrant;
import io.ripen.contracts.lead.ConsentPurpose;
import io.ripen.contracts.lead.ConsentStatus;
import io.ripen.contracts.lead.FactName;
import io.ripen.contracts.lead.LeadFacts;
import io.ripen.contracts.touchpoint.Asset;
import io.ripen.contracts.touchpoint.Campaign;
import io.ripen.contracts.touchpoint.MachineKind;
import io.ripen.contracts.touchpoint.Origin;
import io.ripen.contracts.touchpoint.OwnVisitor;
import io.ripen.contracts.touchpoint.Page;
import io.ripen.contracts.touchpoint.PropertyValue;
import io.ripen.contracts.touchpoint.TimeRule;
import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.contracts.touchpoint.TouchpointType;
import io.ripen.contracts.touchpoint.TrackedMail;
import io.ripen.ingest.domain.Circumstances;
import io.ripen.ingest.domain.Consent;
import io.ripen.ingest.domain.MachineSign;
import io.ripen.ingest.domain.MailRef;
import io.ripen.ingest.domain.Property;
import io.ripen.ingest.domain.TimeSource;
import io.ripen.ingest.domain.Touchpoint;
import io.ripen.ingest.domain.raw.Member;
import io.ripen.ingest.domain.raw.Section;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Translates touchpoints to the contract that the other services read. */
final class CapturedEvents {
    private CapturedEvents() {}

    static TouchpointCaptured of(Touchpoint touchpoint, Protocol protocol) {
        Touchpoint.OccurrenceTime time = touchpoint.time();
        return new TouchpointCaptured(
                touchpoint.id(),
                touchpoint.site(),
                visitorKey(touchpoint, protocol),
                touchpoint.text(Member.VISITOR_ID),
                touchpoint.text(Member.USER_ID),
                TouchpointType.fromWire(touchpoint.required(Member.TYPE)),
                touchpoint.text(Member.NAME),
                time.occurredAt(),
                time.receivedAt(),
                timeRule(time.source()),
                time.clientTime(),
                has(touchpoint, Section.PAGE) ? page(touchpoint) : null,
                has(touchpoint, Section.CAMPAIGN) ? campaign(touchpoint) : null,
                has(touchpoint, Section.ASSET) ? asset(touchpoint) : null,
                has(touchpoint, Section.FACTS) ? facts(touchpoint) : null,
                touchpoint.withdrawn().stream().map(CapturedEvents::factName).toList(),
                consents(touchpoint),
                properties(touchpoint),
                origin(touchpoint, protocol),
                mail(touchpoint.circumstances().mail()));
    }

    /** Who follows a link of our mails is the lead that it names, and nobody else can be. */
    private static String visitorKey(Touchpoint touchpoint, Protocol protocol) {
        return protocol == Protocol.MAIL_LINK
                ? OwnVisitor.key(touchpoint.required(Member.USER_ID))
                : touchpoint.visitorKey();
    }

    private static boolean has(Touchpoint touchpoint, Section section) {
        return section.isIn(touchpoint.texts().keySet());
    }

    private static TimeRule timeRule(TimeSource source) {
        return switch (source) {
            case CLIENT -> TimeRule.CLIENT;
            case SKEW_CORRECTED -> TimeRule.SKEW_CORRECTED;
            case RECEIPT -> TimeRule.RECEIPT;
            case FUTURE_CLAMPED -> TimeRule.FUTURE_CLAMPED;
        };
    }

    private static Origin origin(Touchpoint touchpoint, Protocol protocol) {
        Circumstances circumstances = touchpoint.circumstances();
        MachineSign machine = circumstances.machine();
        return new Origin(
                protocol.wireName(),
                touchpoint.time().sentAt(),
                circumstances.ip(),
                circumstances.userAgent(),
                machine == null
                        ? null
                        : new io.ripen.contracts.touchpoint.MachineSign(
                                MachineKind.fromWire(machine.kind()), machine.sign()));
    }

    private static @Nullable TrackedMail mail(@Nullable MailRef mail) {
        return mail == null ? null : new TrackedMail(mail.leadId(), mail.mailKey(), mail.linkId());
    }

    private static Page page(Touchpoint touchpoint) {
        return new Page(
                touchpoint.required(Member.PAGE_URL),
                touchpoint.text(Member.PAGE_TITLE),
                touchpoint.text(Member.PAGE_REFERRER));
    }

    private static Campaign campaign(Touchpoint touchpoint) {
        return new Campaign(
                touchpoint.text(Member.CAMPAIGN_NAME),
                touchpoint.text(Member.CAMPAIGN_SOURCE),
                touchpoint.text(Member.CAMPAIGN_MEDIUM),
                touchpoint.text(Member.CAMPAIGN_TERM),
                touchpoint.text(Member.CAMPAIGN_CONTENT),
                touchpoint.text(Member.CAMPAIGN_CLICK_ID),
                touchpoint.text(Member.CAMPAIGN_CLICK_ID_TYPE));
    }

    private static Asset asset(Touchpoint touchpoint) {
        return new Asset(
                touchpoint.required(Member.ASSET_ID),
                touchpoint.text(Member.ASSET_TYPE),
                touchpoint.text(Member.ASSET_TOPIC),
                touchpoint.text(Member.ASSET_PRODUCT),
                touchpoint.text(Member.ASSET_PHASE));
    }

    private static LeadFacts facts(Touchpoint touchpoint) {
        return new LeadFacts(
                touchpoint.text(Member.FACTS_EMAIL),
                touchpoint.text(Member.FACTS_NAME),
                touchpoint.text(Member.FACTS_PHONE),
                touchpoint.text(Member.FACTS_JOB_TITLE),
                touchpoint.text(Member.FACTS_FUNCTION),
                touchpoint.text(Member.FACTS_COMPANY),
                touchpoint.text(Member.FACTS_COMPANY_SIZE),
                touchpoint.text(Member.FACTS_INDUSTRY),
                touchpoint.text(Member.FACTS_COUNTRY),
                touchpoint.text(Member.FACTS_TIME_ZONE),
                touchpoint.text(Member.FACTS_LOCALE));
    }

    private static FactName factName(Member fact) {
        return switch (fact) {
            case FACTS_EMAIL -> FactName.EMAIL;
            case FACTS_NAME -> FactName.NAME;
            case FACTS_PHONE -> FactName.PHONE;
            case FACTS_JOB_TITLE -> FactName.JOB_TITLE;
            case FACTS_FUNCTION -> FactName.FUNCTION;
            case FACTS_COMPANY -> FactName.COMPANY;
            case FACTS_COMPANY_SIZE -> FactName.COMPANY_SIZE;
            case FACTS_INDUSTRY -> FactName.INDUSTRY;
            case FACTS_COUNTRY -> FactName.COUNTRY;
            case FACTS_TIME_ZONE -> FactName.TIME_ZONE;
            case FACTS_LOCALE -> FactName.LOCALE;
            default -> throw new IllegalStateException(fact + " is no fact");
        };
    }

    private static List<ConsentGrant> consents(Touchpoint touchpoint) {
        Instant at = touchpoint.time().occurredAt();
        return touchpoint.consents().stream().map(consent -> grant(consent, at)).toList();
    }

    private static ConsentGrant grant(Consent consent, Instant at) {
        return new ConsentGrant(
                ConsentPurpose.fromWire(consent.purpose()),
                ConsentStatus.fromWire(consent.status()),
                at,
                consent.source(),
                consent.textVersion(),
                consent.standing() ? true : null);
    }

    private static Map<String, PropertyValue> properties(Touchpoint touchpoint) {
        Map<String, PropertyValue> values = new LinkedHashMap<>();
        touchpoint.properties().forEach((name, property) -> values.put(name, value(property)));
        return values;
    }

    private static PropertyValue value(Property property) {
        return switch (property) {
            case Property.Text(String text) -> new PropertyValue.Text(text);
            case Property.Numeric(var number) -> new PropertyValue.Numeric(number);
            case Property.Flag(boolean flag) -> new PropertyValue.Flag(flag);
        };
    }
}
