package io.ripen.ingest.domain;

import static io.ripen.ingest.domain.Events.BROWSER;
import static io.ripen.ingest.domain.Events.SERVER;
import static io.ripen.ingest.domain.Events.accepted;
import static io.ripen.ingest.domain.Events.decide;
import static io.ripen.ingest.domain.Events.event;
import static io.ripen.ingest.domain.Events.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.ingest.domain.raw.Client;
import io.ripen.ingest.domain.raw.Member;
import io.ripen.ingest.domain.raw.RawConsent;
import io.ripen.ingest.domain.raw.RawTouchpoint;
import io.ripen.ingest.domain.site.SitePolicy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnsubscribeWithdrawsTest {
    private static final Consent WITHDRAWN = new Consent("contact-by-mail", "withdrawn", null, "unsubscribe", false);

    @Test
    void withdrawsTheConsentToMailsWhoeverTellsOfIt() {
        assertThat(accepted(event("unsubscribe")).consents()).containsExactly(WITHDRAWN);
        assertThat(accepted(decide(event("unsubscribe"), SitePolicy.DEFAULT, SERVER))
                        .consents())
                .containsExactly(WITHDRAWN);
    }

    @Test
    void leavesOtherTouchpointsAndOtherConsentsAlone() {
        RawConsent profiling = new RawConsent("profiling", null, null, "form");

        assertThat(accepted(event("form-fill")).consents()).isEmpty();
        assertThat(consentsOf(profiling))
                .containsExactly(new Consent("profiling", "granted", null, "form", false), WITHDRAWN);
    }

    @Test
    void believesWhatTheEventItselfSaysUnlessItRepeatsAnOlderChoice() {
        assertThat(consentsOf(new RawConsent("contact-by-mail", "withdrawn", "v1", "crm")))
                .containsExactly(new Consent("contact-by-mail", "withdrawn", "v1", "crm", false));
        assertThat(consentsOf(new RawConsent("contact-by-mail", "granted", null, "context.consent", true)))
                .containsExactly(WITHDRAWN);
    }

    /** Mailbox providers post to the link of RFC 8058 with agents of their own. */
    @Test
    void isNoMachinesDoingWhereAServerVouchesForIt() {
        Map<Member, String> told = with(event("unsubscribe"), Member.CLIENT_USER_AGENT, "a bot");
        Client crawler = new Client(null, "a bot", null, Client.Signals.NONE, false);

        assertThat(accepted(decide(told, SitePolicy.DEFAULT, SERVER))
                        .circumstances()
                        .machine())
                .isNull();
        assertThat(accepted(decide(told, SitePolicy.DEFAULT, crawler))
                        .circumstances()
                        .machine())
                .isNotNull();
    }

    private static List<Consent> consentsOf(RawConsent consent) {
        RawTouchpoint raw = new RawTouchpoint(event("unsubscribe"), List.of(consent), Map.of());
        return accepted(decide(raw, SitePolicy.DEFAULT, BROWSER)).consents();
    }
}
