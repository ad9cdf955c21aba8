package io.ripen.ingest.domain;

import io.ripen.ingest.domain.raw.Client;
import io.ripen.ingest.domain.raw.Member;
import io.ripen.ingest.domain.raw.RawTouchpoint;
import io.ripen.ingest.domain.site.IntakeBounds;
import io.ripen.ingest.domain.site.SitePolicy;
import io.ripen.ingest.domain.site.Vocabulary;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Events, requests and an intake for tests of the domain. */
final class Events {
    static final Instant RECEIVED_AT = Instant.parse("2026-11-22T09:30:00Z");
    static final Client.Signals NO_SIGNALS = Client.Signals.NONE;
    static final Client BROWSER = browser(NO_SIGNALS);
    static final Client SERVER = new Client(null, null, null, NO_SIGNALS, true);
    static final MailRef MAIL = new MailRef("lead-1", "lead-1/welcome/1/1", "button");

    private static final TouchpointIntake INTAKE = new TouchpointIntake(
            new Vocabulary(
                    List.of("page-view", "custom", "form-fill", "download", "video", "unsubscribe"),
                    List.of("awareness", "decision"),
                    List.of("web-tracking", "profiling", "contact-by-mail"),
                    List.of("granted", "withdrawn", "confirmed")),
            new IntakeBounds(Duration.ofDays(400), 2, 3),
            new Lookups(
                    text -> true,
                    Events::machine,
                    address -> Optional.of("truncated " + address),
                    token -> token.equals("signed") ? Optional.of(MAIL) : Optional.empty(),
                    id -> "hash-of-" + id.length(),
                    () -> "fresh"));

    private Events() {}

    private static Optional<MachineSign> machine(String agent) {
        return agent.contains("bot")
                ? Optional.of(new MachineSign("crawler", "bot"))
                : Optional.of(new MachineSign("crawler", "okhttp", true)).filter(sign -> agent.contains("okhttp"));
    }

    static Client browser(Client.Signals signals) {
        return new Client("203.0.113.0", "Mozilla/5.0", "c0ffee", signals, false);
    }

    static Map<Member, String> event(String type) {
        return new EnumMap<>(Map.of(Member.ID, "e-1", Member.VISITOR_ID, "ann", Member.TYPE, type));
    }

    static Map<Member, String> with(Map<Member, String> event, Member member, String text) {
        Map<Member, String> more = new EnumMap<>(event);
        more.put(member, text);
        return more;
    }

    static Decision decide(Map<Member, String> event, SitePolicy policy, Client client) {
        return decide(new RawTouchpoint(event, List.of(), Map.of()), policy, client);
    }

    static Decision decide(RawTouchpoint raw, SitePolicy policy, Client client) {
        return INTAKE.decide(raw, new Reception(RECEIVED_AT, "shop", policy, client));
    }

    static Decision decide(Reading reading, SitePolicy policy, Client client) {
        return INTAKE.decideAll(List.of(reading), new Reception(RECEIVED_AT, "shop", policy, client))
                .getFirst();
    }

    static Decision decideMayBeNobodys(RawTouchpoint raw, SitePolicy policy) {
        return INTAKE.decide(raw, new Reception(RECEIVED_AT, "shop", policy, BROWSER, true));
    }

    static Touchpoint accepted(Decision decision) {
        if (decision instanceof Decision.Accepted(Touchpoint touchpoint)) {
            return touchpoint;
        }
        throw new AssertionError("not accepted: " + decision);
    }

    static Touchpoint accepted(Map<Member, String> event) {
        return accepted(decide(event, SitePolicy.DEFAULT, BROWSER));
    }
}
