package io.ripen.nurture.journey;

import io.ripen.contracts.lead.ConsentGrant;
import io.ripen.contracts.lead.LeadActivity;
import io.ripen.contracts.lead.LeadFacts;
import io.ripen.contracts.lead.LeadIdentified;
import io.ripen.contracts.lead.LeadProfile;
import io.ripen.contracts.privacy.ConsentChanged;
import io.ripen.contracts.privacy.LeadErased;
import io.ripen.contracts.privacy.LeadErasureRequested;
import io.ripen.contracts.score.ScoreChanged;
import io.ripen.contracts.stage.SlaBreached;
import io.ripen.contracts.stage.StageChanged;
import io.ripen.contracts.stage.StageReason;
import io.ripen.contracts.touchpoint.Asset;
import io.ripen.contracts.touchpoint.Origin;
import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.contracts.touchpoint.TouchpointType;
import io.ripen.nurture.domain.Fact;
import io.ripen.nurture.domain.Facts;
import io.ripen.nurture.domain.LeadInput;
import io.ripen.nurture.domain.MailData;
import io.ripen.nurture.domain.Quarantine;
import io.ripen.nurture.domain.Use;
import io.ripen.nurture.domain.consent.Consent;
import io.ripen.nurture.domain.consent.ConsentPurpose;
import io.ripen.nurture.domain.consent.ConsentStatus;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Translates received events into what they mean to nurture. */
public final class LeadInputs {
    /** What is done to a lead, or by machines on its behalf. */
    private static final Set<TouchpointType> NO_ACTS = EnumSet.of(
            TouchpointType.EMAIL_OPEN, TouchpointType.BOUNCE, TouchpointType.UNSUBSCRIBE, TouchpointType.COMPLAINT);

    private LeadInputs() {}

    /** The input, where all scores are known that the event goes by; empty for an event that means nothing here. */
    public static Optional<LeadInput> of(Record event) {
        return of(event, Long.MAX_VALUE);
    }

    /**
     * The input; empty for an event that means nothing here.
     *
     * @param lastScore the sequence of the lead's last score that is known, 0 without one
     */
    static Optional<LeadInput> of(Record event, long lastScore) {
        return switch (event) {
            case StageChanged changed -> Optional.of(stage(changed, lastScore));
            case ScoreChanged changed -> Optional.of(score(changed));
            case LeadActivity activity -> act(activity.touchpoint());
            case LeadIdentified identified -> recognised(identified);
            case SlaBreached breached ->
                Optional.of(new LeadInput.Breached(
                        new MailData.Breach(breached.stage(), breached.clock(), breached.dueAt(), breached.owner())));
            case ConsentChanged changed -> consent(changed.consent()).map(LeadInput.ConsentChanged::new);
            case LeadErasureRequested requested -> Optional.of(new LeadInput.ErasureRequested());
            default -> Optional.empty();
        };
    }

    /**
     * Whether an event may come under the key of a lead: only if it names that one. After a merge scoring sends on what a
     * lead does under the key of the lead that goes on, of which it tells then.
     */
    static boolean mayBeOf(Record event, String key) {
        return switch (event) {
            case StageChanged stage -> key.equals(stage.leadId());
            case SlaBreached sla -> key.equals(sla.leadId());
            case ScoreChanged score -> key.equals(score.leadId());
            case ConsentChanged consent -> key.equals(consent.leadId());
            case LeadErasureRequested request -> key.equals(request.leadId());
            case LeadErased erased -> key.equals(erased.leadId());
            default -> true;
        };
    }

    @SuppressWarnings("ConstantValue") // a recording may leave out why a lead moved
    private static LeadInput stage(StageChanged changed, long lastScore) {
        StageReason reason =
                changed.reason() == null ? StageReason.GUARDS_SATISFIED : StageReason.fromWire(changed.reason());
        return new LeadInput.StageEntered(
                changed.to(),
                facts(changed.profile().facts()),
                consents(changed.profile().consents()),
                quarantine(changed.quarantine()),
                reason.isBroughtAlong(),
                reason.isByItself() ? null : told(changed),
                changed.scoreSequence() > lastScore);
    }

    /** Sales may tell late what happened earlier; what counts is when it was told. */
    private static Instant told(StageChanged changed) {
        Instant received = changed.cause().receivedAt();
        return received.isAfter(changed.at()) ? received : changed.at();
    }

    private static LeadInput score(ScoreChanged changed) {
        LeadProfile profile = changed.profile();
        String mergedInto = changed.mergedInto();
        return mergedInto == null
                ? new LeadInput.Scored(
                        changed.score().total(),
                        changed.interests(),
                        facts(profile.facts()),
                        known(profile.facts()),
                        consents(profile.consents()))
                : new LeadInput.MergedAway(mergedInto, changed.cause().receivedAt());
    }

    private static Optional<LeadInput> act(TouchpointCaptured touchpoint) {
        Origin origin = touchpoint.origin();
        boolean byMachine = origin != null && origin.machine() != null;
        boolean imported = origin != null && Origin.IMPORT.equals(origin.protocol());
        return byMachine || NO_ACTS.contains(touchpoint.type())
                ? Optional.empty()
                : Optional.of(new LeadInput.Acted(
                        use(touchpoint.touchpointId(), touchpoint.asset(), touchpoint.occurredAt(), imported)
                                .orElse(null),
                        touchpoint.occurredAt(),
                        consents(touchpoint.consents())));
    }

    /** An identification without contents says nothing that a score does not say. */
    private static Optional<LeadInput> recognised(LeadIdentified identified) {
        List<Use> uses = identified.contents().stream()
                .flatMap(content -> use(content.touchpointId(), content.asset(), content.occurredAt(), false).stream())
                .toList();
        return uses.isEmpty() ? Optional.empty() : Optional.of(new LeadInput.Recognised(uses));
    }

    private static Optional<Use> use(String touchpointId, @Nullable Asset asset, Instant at, boolean imported) {
        return asset == null || asset.type() == null
                ? Optional.empty()
                : Optional.of(new Use(touchpointId, asset.id(), asset.type(), asset.topic(), at, imported));
    }

    private static @Nullable Quarantine quarantine(io.ripen.contracts.stage.@Nullable Quarantine quarantine) {
        return quarantine == null ? null : new Quarantine(quarantine.until());
    }

    private static Facts facts(LeadFacts facts) {
        return new Facts(facts.email(), facts.name(), facts.company(), facts.timeZone(), facts.locale());
    }

    private static Set<Fact> known(LeadFacts facts) {
        Map<Fact, @Nullable String> values = new EnumMap<>(Fact.class);
        values.put(Fact.EMAIL, facts.email());
        values.put(Fact.NAME, facts.name());
        values.put(Fact.PHONE, facts.phone());
        values.put(Fact.JOB_TITLE, facts.jobTitle());
        values.put(Fact.FUNCTION, facts.function());
        values.put(Fact.COMPANY, facts.company());
        values.put(Fact.COMPANY_SIZE, facts.companySize());
        values.put(Fact.INDUSTRY, facts.industry());
        values.put(Fact.COUNTRY, facts.country());
        Set<Fact> known = EnumSet.noneOf(Fact.class);
        values.forEach((fact, value) -> {
            if (value != null) {
                known.add(fact);
            }
        });
        return known;
    }

    private static List<Consent> consents(List<ConsentGrant> grants) {
        return grants.stream().flatMap(grant -> consent(grant).stream()).toList();
    }

    private static Optional<Consent> consent(ConsentGrant grant) {
        return purpose(grant.purpose())
                .map(purpose -> new Consent(purpose, status(grant.status()), grant.at(), grant.repeats()));
    }

    private static Optional<ConsentPurpose> purpose(io.ripen.contracts.lead.ConsentPurpose purpose) {
        return switch (purpose) {
            case CONTACT_BY_MAIL -> Optional.of(ConsentPurpose.CONTACT_BY_MAIL);
            case WEB_TRACKING -> Optional.of(ConsentPurpose.WEB_TRACKING);
            case MAIL_TRACKING -> Optional.of(ConsentPurpose.MAIL_TRACKING);
            case PROFILING -> Optional.of(ConsentPurpose.PROFILING);
            case UNKNOWN -> Optional.empty();
        };
    }

    private static ConsentStatus status(io.ripen.contracts.lead.ConsentStatus status) {
        return switch (status) {
            case GRANTED -> ConsentStatus.GRANTED;
            case CONFIRMED -> ConsentStatus.CONFIRMED;
            case WITHDRAWN -> ConsentStatus.WITHDRAWN;
            case UNKNOWN -> ConsentStatus.NOT_GIVEN;
        };
    }
}
