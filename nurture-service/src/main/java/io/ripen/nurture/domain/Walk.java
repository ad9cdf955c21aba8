package io.ripen.nurture.domain;

import io.ripen.nurture.domain.consent.ConsentPurpose;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes a lead from where it is in a journey to the next place where it must wait, or to the end. */
final class Walk {
    private final LeadNurture lead;
    private final Journey journey;
    private final Journeys journeys;
    private final Instant now;
    private final List<Mail> mails = new ArrayList<>();
    private final List<WebhookCall> calls = new ArrayList<>();
    private Enrolment enrolment;

    private Walk(LeadNurture lead, Journey journey, Journeys journeys, Enrolment enrolment, Instant now) {
        this.lead = lead;
        this.journey = journey;
        this.journeys = journeys;
        this.enrolment = enrolment;
        this.now = now;
    }

    /**
     * Goes on with an enrolment. Steps lead forwards only, so that no step is taken twice.
     *
     * @param lead the lead as it is now
     * @param journey the version of the journey by which it goes on
     * @param enrolment an enrolment that has not ended
     */
    static Decision on(LeadNurture lead, Journey journey, Journeys journeys, Enrolment enrolment, Instant now) {
        Walk walk = new Walk(lead, journey, journeys, enrolment, now);
        walk.go();
        return new Decision(lead.with(walk.enrolment), walk.mails, walk.calls);
    }

    private void go() {
        Optional<Step> next = Optional.of(journey.steps().getFirst());
        if (enrolment.step() != null) {
            Step here = journey.step(enrolment.step()).orElse(null);
            if (here == null) {
                enrolment = enrolment.ended(Enrolment.State.EXITED, Enrolment.STEP_GONE, now);
                return;
            }
            if (!isOver(here)) {
                return;
            }
            next = journey.after(here);
        }
        while (enrolment.isInside() && next.isPresent()) {
            Step step = next.get();
            if (isToWaitAt(step)) {
                return;
            }
            next = take(step);
        }
        if (enrolment.isInside()) {
            enrolment = enrolment.ended(Enrolment.State.COMPLETED, null, now);
        }
    }

    private boolean isOver(Step waitedAt) {
        Instant until = enrolment.until();
        return (until != null && !until.isAfter(now))
                || (waitedAt instanceof Step.WaitUntil wait && wait.condition().holds(lead));
    }

    private boolean isToWaitAt(Step step) {
        Duration period = switch (step) {
            case Step.Wait wait -> wait.period();
            case Step.WaitUntil wait -> wait.condition().holds(lead) ? Duration.ZERO : wait.atMost();
            case Step.Mail mail -> Duration.ZERO;
            case Step.Ask ask -> Duration.ZERO;
            case Step.Branch branch -> Duration.ZERO;
            case Step.Split split -> Duration.ZERO;
            case Step.Webhook webhook -> Duration.ZERO;
            case Step.Exit exit -> Duration.ZERO;
        };
        if (period.isZero()) {
            return false;
        }
        enrolment = enrolment.waiting(step.id(), now.plus(period));
        return true;
    }

    private Optional<Step> take(Step step) {
        switch (step) {
            case Step.Mail mail -> send(mail);
            case Step.Ask ask -> ask.missing(lead).ifPresent(fact -> ask(ask, fact));
            case Step.Webhook webhook -> calls.add(new WebhookCall(lead, enrolment, webhook.id(), webhook.endpoint()));
            case Step.Exit exit -> enrolment = enrolment.ended(Enrolment.State.COMPLETED, null, now);
            case Step.Branch branch -> {
                String chosen = branch.condition().holds(lead) ? branch.then() : branch.otherwise();
                return chosen == null ? journey.after(step) : journey.step(chosen);
            }
            case Step.Split split -> {
                return journey.step(HashShare.of(lead.leadId(), name(step), split.arms(), Step.Arm::weight)
                        .then());
            }
            case Step.Wait wait -> {}
            case Step.WaitUntil wait -> {}
        }
        return journey.after(step);
    }

    private void send(Step.Mail step) {
        MailData data = enrolment.data();
        if (step.offers() != null) {
            Optional<Asset> asset = journeys.asset(step.offers(), data.topic());
            if (asset.isEmpty()) {
                enrolment = enrolment.ended(Enrolment.State.EXITED, Enrolment.NOTHING_TO_OFFER, now);
                return;
            }
            data = new MailData(data.topic(), asset.get(), data.missingFact(), data.breach());
        }
        Step.Variant variant = journeys.winner(journey, step, enrolment.at())
                .orElseGet(() -> HashShare.of(lead.leadId(), name(step), step.variants(), Step.Variant::weight));
        mails.add(mail(
                step,
                variant.template(),
                step.purpose(),
                step.kind(),
                variant.name().isEmpty() ? null : variant.name(),
                data));
    }

    private void ask(Step.Ask step, Fact fact) {
        MailData about = enrolment.data();
        MailData data = new MailData(about.topic(), about.asset(), fact.id(), about.breach());
        mails.add(mail(step, step.template(), step.purpose(), MailKind.MARKETING, null, data));
    }

    private Mail mail(
            Step step,
            String template,
            ConsentPurpose purpose,
            MailKind kind,
            @Nullable String variant,
            MailData data) {
        MailKey key = new MailKey(lead.leadId(), journey.id(), step.id(), enrolment.entry());
        return new Mail(key, journey.version(), template, purpose, kind, variant, data);
    }

    private String name(Step step) {
        return journey.id() + "/" + step.id();
    }
}
