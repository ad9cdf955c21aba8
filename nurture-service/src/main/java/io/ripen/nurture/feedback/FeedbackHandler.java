package io.ripen.nurture.feedback;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.ripen.contracts.email.MailRef;
import io.ripen.contracts.lead.LeadActivity;
import io.ripen.contracts.touchpoint.PropertyValue;
import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.contracts.touchpoint.TouchpointType;
import io.ripen.contracts.touchpoint.TrackedMail;
import io.ripen.lanes.LaneBatch;
import io.ripen.lanes.LaneHandler;
import io.ripen.lanes.LaneOutcome;
import io.ripen.lanes.LaneRecord;
import io.ripen.nurture.domain.MailAddress;
import io.ripen.nurture.feedback.FeedbackDesk.Heard;
import io.ripen.nurture.feedback.MailFeedback.Kind;
import io.ripen.nurture.lead.OwnTouchpoints;
import io.ripen.nurture.mail.MailEchoes;
import io.ripen.nurture.mail.MailEchoes.Echo;
import io.ripen.nurture.mail.MailLookup;
import io.ripen.nurture.mail.MailLookup.SentMail;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Picks what came back of mails out of what leads do: notes it for the numbers, and hands bounces and complaints to the
 * lead's own lane. Scoring has already found out
 * whose they are, also for a webhook that names an address only.
 */
@Singleton
final class FeedbackHandler implements LaneHandler<SqlConnection> {
    private static final Pattern ENHANCED_STATUS = Pattern.compile("[245]\\.\\d{1,3}\\.\\d{1,3}");

    private static final Map<TouchpointType, MailEchoes.Kind> ECHOES = Map.of(
            TouchpointType.EMAIL_OPEN, MailEchoes.Kind.OPENED,
            TouchpointType.EMAIL_CLICK, MailEchoes.Kind.CLICKED,
            TouchpointType.BOUNCE, MailEchoes.Kind.BOUNCED,
            TouchpointType.COMPLAINT, MailEchoes.Kind.COMPLAINED);

    private final MailLookup mails;
    private final MailEchoes echoes;
    private final FeedbackDesk desk;
    private final MeterRegistry registry;

    @Inject
    FeedbackHandler(MailLookup mails, MailEchoes echoes, FeedbackDesk desk, MeterRegistry registry) {
        this.mails = mails;
        this.echoes = echoes;
        this.desk = desk;
        this.registry = registry;
        // From the start, so that the first of a kind is seen as an increase.
        ECHOES.values().forEach(kind -> heard(kind).increment(0));
    }

    @Override
    public Uni<LaneOutcome> handle(SqlConnection transaction, LaneBatch batch) {
        List<Told> activities = batch.records().stream()
                .flatMap(record -> told(record).stream())
                .toList();
        List<Echo> cameBack = activities.stream()
                .flatMap(told -> echo(told.touchpoint()).stream())
                .toList();
        return echoes.note(transaction, cameBack)
                .chain(() -> handOn(transaction, activities, batch.now()))
                .invoke(() -> cameBack.forEach(echo -> heard(echo.kind()).increment()))
                .replaceWith(LaneOutcome.NOTHING);
    }

    /** What a lead did, and where scoring said so. */
    private record Told(String leadId, TouchpointCaptured touchpoint) {
        String source() {
            return touchpoint.site() + "/" + touchpoint.touchpointId();
        }
    }

    /**
     * What was told by ourselves is known here. What scoring sends on to the lead into which another one was merged was told
     * of that one already: there it stays, and holds for the lead that goes on as long as they are one.
     */
    private static Optional<Told> told(LaneRecord record) {
        return record.event() instanceof LeadActivity activity
                        && activity.leadId().equals(record.key())
                        && !OwnTouchpoints.isOwn(activity.touchpoint())
                ? Optional.of(new Told(record.key(), activity.touchpoint()))
                : Optional.empty();
    }

    private Counter heard(MailEchoes.Kind kind) {
        return registry.counter("ripen.nurture.mail.echoes", "kind", kind.name().toLowerCase(Locale.ROOT));
    }

    /** What a machine opened or followed says nothing about the person. */
    private static Optional<Echo> echo(TouchpointCaptured touchpoint) {
        TrackedMail mail = touchpoint.mail();
        if (mail == null || (touchpoint.origin() != null && touchpoint.origin().machine() != null)) {
            return Optional.empty();
        }
        MailEchoes.Kind kind = ECHOES.get(touchpoint.type());
        return kind == null
                ? Optional.empty()
                : Optional.of(new Echo(mail.mailKey(), mail.leadId(), kind, touchpoint.occurredAt()));
    }

    private Uni<Void> handOn(SqlConnection transaction, List<Told> activities, Instant now) {
        List<Told> telling = activities.stream()
                .filter(told -> kind(told.touchpoint()).isPresent())
                .toList();
        Set<String> mailKeys = telling.stream()
                .map(told -> told.touchpoint().mail())
                .filter(Objects::nonNull)
                .map(TrackedMail::mailKey)
                .collect(Collectors.toSet());
        return mails.find(transaction, mailKeys)
                .map(found -> telling.stream()
                        .flatMap(told -> heard(told, found).stream())
                        .toList())
                .chain(heard -> desk.take(transaction, heard, now));
    }

    /** What became of a mail to colleagues says nothing about the lead. */
    private static Optional<Heard> heard(Told told, Map<String, SentMail> mails) {
        TouchpointCaptured touchpoint = told.touchpoint();
        TrackedMail tracked = touchpoint.mail();
        SentMail found = tracked == null ? null : mails.get(tracked.mailKey());
        if (found != null && found.toColleagues()) {
            return Optional.empty();
        }
        MailRef own = found != null && found.mail().leadId().equals(told.leadId()) ? found.mail() : null;
        return kind(touchpoint)
                .map(kind -> new Heard(
                        told.leadId(),
                        kind,
                        own,
                        status(touchpoint, kind),
                        recipient(touchpoint, found),
                        told.source(),
                        touchpoint.occurredAt(),
                        true));
    }

    /** Providers name the address that they sent to; it may be another one's to whom the mail was passed on. */
    private static @Nullable String recipient(TouchpointCaptured touchpoint, @Nullable SentMail found) {
        if (found != null && found.recipient() != null) {
            return found.recipient();
        }
        String address = touchpoint.facts() == null ? null : touchpoint.facts().email();
        return address == null ? null : MailAddress.hash(address);
    }

    /** A mail that somebody blocked says nothing about the address. */
    private static Optional<Kind> kind(TouchpointCaptured touchpoint) {
        if (touchpoint.type() == TouchpointType.COMPLAINT) {
            return Optional.of(Kind.COMPLAINT);
        }
        if (touchpoint.type() != TouchpointType.BOUNCE) {
            return Optional.empty();
        }
        return switch (text(touchpoint, "bounceKind")) {
            case "hard" -> Optional.of(Kind.HARD_BOUNCE);
            case "soft" -> Optional.of(Kind.SOFT_BOUNCE);
            case null, default -> Optional.empty();
        };
    }

    private static String status(TouchpointCaptured touchpoint, Kind kind) {
        String code = text(touchpoint, "bounceCode");
        if (code != null && ENHANCED_STATUS.matcher(code).matches()) {
            return code;
        }
        return kind == Kind.HARD_BOUNCE ? "5.0.0" : "4.0.0";
    }

    private static @Nullable String text(TouchpointCaptured touchpoint, String property) {
        return touchpoint.properties().get(property) instanceof PropertyValue.Text text ? text.value() : null;
    }
}
