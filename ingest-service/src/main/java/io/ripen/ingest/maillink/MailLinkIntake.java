package io.ripen.ingest.maillink;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.ripen.ingest.domain.Decision;
import io.ripen.ingest.domain.MailRef;
import io.ripen.ingest.domain.Reading;
import io.ripen.ingest.domain.raw.Member;
import io.ripen.ingest.domain.raw.RawProperty;
import io.ripen.ingest.domain.raw.RawTouchpoint;
import io.ripen.ingest.intake.Intake;
import io.ripen.ingest.intake.Protocol;
import io.ripen.ingest.intake.Submission;
import io.ripen.ingest.intake.Submitted;
import io.ripen.ingest.maillink.MailLinkMetrics.Outcome;
import io.ripen.ingest.site.Admission;
import io.ripen.ingest.site.Gate;
import io.ripen.ingest.site.Site;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Hands on what a link or a pixel tells. Whatever goes wrong is an outcome: nobody waits at a link for our faults. */
@Singleton
final class MailLinkIntake {
    private final Gate gate;
    private final Intake intake;
    private final MailTokens tokens;

    @Inject
    MailLinkIntake(Gate gate, Intake intake, MailTokens tokens) {
        this.gate = gate;
        this.intake = intake;
        this.tokens = tokens;
    }

    /** @param target where the link leads; null for the pixel */
    CompletionStage<Outcome> take(RoutingContext context, Site site, MailRef mail, @Nullable URI target) {
        Admission admission = Admission.byMailLink(site, gate.sender(context.request(), site));
        try {
            gate.charge(context, admission, 1);
        } catch (HttpProblem limited) {
            return CompletableFuture.completedStage(Outcome.LIMITED);
        }
        Submitted event = new Submitted(new Reading.Event(touchpoint(mail, target)), () -> "");
        return intake.take(new Submission(Protocol.MAIL_LINK, admission, List.of(event)))
                .thenApply(MailLinkIntake::outcome)
                .exceptionally(notStored -> Outcome.LOST);
    }

    private static Outcome outcome(List<Decision> decisions) {
        return decisions.stream().allMatch(Decision.Accepted.class::isInstance) ? Outcome.STORED : Outcome.REFUSED;
    }

    private RawTouchpoint touchpoint(MailRef mail, @Nullable URI target) {
        Map<Member, String> texts = new EnumMap<>(Member.class);
        texts.put(Member.USER_ID, "lead:" + mail.leadId());
        // The link's own token can be longer than an event's; this one says the same.
        texts.put(Member.MAIL_TOKEN, tokens.visit(mail));
        if (target == null) {
            texts.put(Member.TYPE, "email-open");
            return new RawTouchpoint(texts, List.of(), Map.of());
        }
        texts.put(Member.TYPE, "email-click");
        texts.put(Member.PAGE_URL, target.toString());
        return new RawTouchpoint(texts, List.of(), properties(mail));
    }

    private static Map<String, RawProperty> properties(MailRef mail) {
        return mail.linkId() == null ? Map.of() : Map.of("linkId", new RawProperty.Text(mail.linkId()));
    }
}
