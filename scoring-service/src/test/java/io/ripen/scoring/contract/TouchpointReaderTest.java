package io.ripen.scoring.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.contracts.lead.ConsentGrant;
import io.ripen.contracts.lead.ConsentPurpose;
import io.ripen.contracts.lead.ConsentStatus;
import io.ripen.contracts.lead.LeadFacts;
import io.ripen.contracts.touchpoint.Asset;
import io.ripen.contracts.touchpoint.MachineKind;
import io.ripen.contracts.touchpoint.MachineSign;
import io.ripen.contracts.touchpoint.Origin;
import io.ripen.contracts.touchpoint.Page;
import io.ripen.contracts.touchpoint.PropertyValue;
import io.ripen.contracts.touchpoint.TimeRule;
import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.contracts.touchpoint.TouchpointType;
import io.ripen.contracts.touchpoint.TrackedMail;
import io.ripen.scoring.domain.identity.Sighting;
import io.ripen.scoring.domain.touchpoint.Campaign;
import io.ripen.scoring.domain.touchpoint.Content;
import io.ripen.scoring.domain.touchpoint.FactName;
import io.ripen.scoring.domain.touchpoint.FactSource;
import io.ripen.scoring.domain.touchpoint.PageLocation;
import io.ripen.scoring.domain.touchpoint.Touchpoint;
import io.ripen.scoring.domain.touchpoint.TouchpointKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TouchpointReaderTest {
    private static final Instant AT = Instant.parse("2025-04-01T08:00:00Z");

    @Test
    void readsAllThatRulesCanSee() {
        LeadFacts facts = new LeadFacts(
                " Ada@Firm.Example", "Ada", "1", "CEO", " ", "Acme", "10", "IT", "AT", "Europe/Vienna", "de");
        Touchpoint touchpoint = TouchpointReader.read(captured(
                TouchpointType.FORM_FILL,
                facts,
                List.of(
                        new ConsentGrant(ConsentPurpose.PROFILING, ConsentStatus.UNKNOWN, AT, "form", "v1", true),
                        new ConsentGrant(ConsentPurpose.UNKNOWN, ConsentStatus.GRANTED, AT, "form", "v1"))));

        assertThat(touchpoint.key()).isEqualTo(new TouchpointKey(AT, "site", "t1"));
        assertThat(touchpoint.receivedAt()).isEqualTo(AT.plusSeconds(1));
        assertThat(touchpoint.name()).isEqualTo("demo");
        assertThat(touchpoint.page()).isEqualTo(new PageLocation("example.org", "/pricing"));
        assertThat(touchpoint.content()).isEqualTo(new Content("guide", "whitepaper", "data", "bdp", "decision"));
        assertThat(touchpoint.campaign()).isEqualTo(new Campaign("spring", "google", "cpc", "gclid"));
        assertThat(touchpoint.mail()).isNull();
        assertThat(touchpoint.scripted()).isFalse();
        assertThat(touchpoint.confirmed()).isFalse();
        assertThat(touchpoint.facts())
                .containsEntry(FactName.EMAIL, "Ada@Firm.Example")
                .containsEntry(FactName.TIME_ZONE, "Europe/Vienna")
                .doesNotContainKey(FactName.FUNCTION)
                .hasSize(10);
        assertThat(touchpoint.consents()).singleElement().satisfies(grant -> {
            assertThat(grant.purpose().name()).isEqualTo("PROFILING");
            assertThat(grant.status().name()).isEqualTo("UNKNOWN");
            assertThat(grant.standing()).isTrue();
            assertThat(ScoreWriter.consent(grant).repeats()).isTrue();
        });
        assertThat(touchpoint.properties())
                .isEqualTo(Map.of(
                        "plan", new io.ripen.scoring.domain.touchpoint.PropertyValue.Text("gold"),
                        "seats", new io.ripen.scoring.domain.touchpoint.PropertyValue.Numeric(BigDecimal.TEN),
                        "trial", new io.ripen.scoring.domain.touchpoint.PropertyValue.Flag(true)));
    }

    @Test
    void readsWhoTheVisitorIs() {
        LeadFacts facts =
                new LeadFacts(" Ada@Firm.Example", null, null, null, null, null, null, null, null, null, null);
        String lead = "284b8728-2169-5c24-9dcb-e4a322238d85";

        Sighting form = TouchpointReader.sighting(captured(TouchpointType.FORM_FILL, facts, List.of()));
        Sighting link = TouchpointReader.sighting(view("1", Map.of(), null, new TrackedMail(lead, "mail", null)));
        Sighting scan = TouchpointReader.sighting(captured(
                TouchpointType.EMAIL_CLICK,
                facts,
                List.of(),
                List.of(),
                new Origin("native", null, null, null, new MachineSign(MachineKind.MAIL_SCANNER, "scanner"))));

        assertThat(form.key()).isEqualTo(new TouchpointKey(AT, "site", "t1"));
        assertThat(form.type().name()).isEqualTo("FORM_FILL");
        assertThat(form.email()).isEqualTo("ada@firm.example");
        assertThat(form.mailedLead()).isNull();
        assertThat(form.machine()).isFalse();
        assertThat(link.email()).isNull();
        assertThat(link.mailedLead()).isEqualTo(lead);
        assertThat(scan.machine()).isTrue();
        assertThat(scan.namesSomebody()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(TouchpointType.class)
    void knowsEveryType(TouchpointType type) {
        assertThat(TouchpointReader.read(captured(type, null, List.of())).type().name())
                .isEqualTo(type.name());
    }

    @Test
    void knowsTheMailByOurKeyOrElseByTheProvidersMessage() {
        TrackedMail ours = new TrackedMail("lead", "lead/welcome/1", null);
        Map<String, PropertyValue> message = Map.of("messageId", new PropertyValue.Text("<1@mail>"));

        assertThat(read("1", message, null, ours).mail()).isEqualTo("lead/welcome/1");
        assertThat(read("1", message, null, null).mail()).isEqualTo("<1@mail>");
        assertThat(read("1", Map.of("messageId", new PropertyValue.Flag(true)), null, null)
                        .mail())
                .isNull();
    }

    @Test
    void takesForScriptedWhatABrowsersTrackerToldOfItsVisitor() {
        assertThat(read("1", Map.of(), origin("native", "Firefox"), null).scripted())
                .isTrue();
        assertThat(read("1", Map.of(), origin("snowplow", "Firefox"), null).scripted())
                .isTrue();
        assertThat(read("1", Map.of(), origin("import", "Firefox"), null).scripted())
                .isTrue();
        assertThat(read(null, Map.of(), origin("native", "Firefox"), null).scripted())
                .isFalse();
        assertThat(read("1", Map.of(), origin("native", null), null).scripted()).isFalse();
        assertThat(read("1", Map.of(), origin("cloudevents", "Firefox"), null).scripted())
                .isFalse();
    }

    private static Origin origin(String protocol, @Nullable String userAgent) {
        return new Origin(protocol, null, null, userAgent, null);
    }

    private static Touchpoint read(
            @Nullable String visitorId,
            Map<String, PropertyValue> properties,
            @Nullable Origin origin,
            @Nullable TrackedMail mail) {
        return TouchpointReader.read(view(visitorId, properties, origin, mail));
    }

    private static TouchpointCaptured view(
            @Nullable String visitorId,
            Map<String, PropertyValue> properties,
            @Nullable Origin origin,
            @Nullable TrackedMail mail) {
        return new TouchpointCaptured(
                "t1",
                "site",
                "v:1",
                visitorId,
                "1",
                TouchpointType.PAGE_VIEW,
                null,
                AT,
                AT,
                TimeRule.CLIENT,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                properties,
                origin,
                mail);
    }

    @ParameterizedTest
    @CsvSource({
        "enrichment, ENRICHMENT",
        "import, IMPORT",
        "sales, SALES",
        "native, TOUCHPOINT",
        "segment, TOUCHPOINT",
    })
    void tellsTheSourceOfFactsByTheOrigin(String protocol, FactSource source) {
        TouchpointCaptured captured = captured(
                TouchpointType.IDENTIFY, null, List.of(), List.of(), new Origin(protocol, null, null, null, null));

        assertThat(TouchpointReader.read(captured).source()).isEqualTo(source);
        assertThat(TouchpointReader.sighting(captured).mayCreateLead()).isEqualTo(source != FactSource.ENRICHMENT);
    }

    @Test
    void takesWhatWasSaidOfALeadForNothingThatThePersonDid() {
        TouchpointCaptured said = new TouchpointCaptured(
                "lead/1",
                TouchpointReader.SAID,
                "u: lead",
                null,
                null,
                TouchpointType.UNKNOWN,
                "consent",
                AT,
                AT,
                TimeRule.RECEIPT,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                Map.of(),
                null,
                null);

        assertThat(TouchpointReader.read(said).source().isThePersons()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(io.ripen.contracts.lead.FactName.class)
    void readsEachFactThatIsWithdrawn(io.ripen.contracts.lead.FactName name) {
        TouchpointCaptured captured = captured(TouchpointType.IDENTIFY, null, List.of(), List.of(name), null);

        Set<FactName> withdrawn = TouchpointReader.read(captured).withdrawn();

        if (name == io.ripen.contracts.lead.FactName.UNKNOWN) {
            assertThat(withdrawn).isEmpty();
        } else {
            assertThat(withdrawn).containsExactly(FactName.valueOf(name.name()));
        }
        assertThat(TouchpointReader.read(captured).source()).isEqualTo(FactSource.TOUCHPOINT);
    }

    private static TouchpointCaptured captured(
            TouchpointType type, @Nullable LeadFacts facts, List<ConsentGrant> consents) {
        return captured(type, facts, consents, List.of(), null);
    }

    private static TouchpointCaptured captured(
            TouchpointType type,
            @Nullable LeadFacts facts,
            List<ConsentGrant> consents,
            List<io.ripen.contracts.lead.FactName> withdrawn,
            @Nullable Origin origin) {
        return new TouchpointCaptured(
                "t1",
                "site",
                "v:1",
                "1",
                null,
                type,
                "demo",
                AT,
                AT.plusSeconds(1),
                TimeRule.CLIENT,
                null,
                new Page("https://example.org/pricing?x=1", null, null),
                new io.ripen.contracts.touchpoint.Campaign("spring", "google", "cpc", null, null, "1", "gclid"),
                new Asset("guide", "whitepaper", "data", "bdp", "decision"),
                facts,
                withdrawn,
                consents,
                Map.of(
                        "plan", new PropertyValue.Text("gold"),
                        "seats", new PropertyValue.Numeric(BigDecimal.TEN),
                        "trial", new PropertyValue.Flag(true)),
                origin,
                null);
    }
}
