package io.ripen.nurture.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ripen.nurture.domain.AddressStatus;
import io.ripen.nurture.domain.Enrolment;
import io.ripen.nurture.domain.Fact;
import io.ripen.nurture.domain.Facts;
import io.ripen.nurture.domain.LeadNurture;
import io.ripen.nurture.domain.MailData;
import io.ripen.nurture.domain.Quarantine;
import io.ripen.nurture.domain.Signals;
import io.ripen.nurture.domain.Use;
import io.ripen.nurture.domain.consent.Consent;
import io.ripen.nurture.domain.consent.ConsentPurpose;
import io.ripen.nurture.domain.consent.ConsentStatus;
import io.ripen.nurture.domain.consent.Consents;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StoredJsonTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final String STORED = """
            {"leadId":"lead-1","erased":false,"merged":false,"facts":{"email":"ada@example.com","name":"Ada"},"address":"USABLE","refused":[],\
            "consents":{"byPurpose":{"CONTACT_BY_MAIL":{"purpose":"CONTACT_BY_MAIL","status":"GRANTED",\
            "at":"2026-11-22T12:00:00Z","standing":false}},"beside":{},"repeated":{"PROFILING":{\
            "ended":{"purpose":"PROFILING","status":"WITHDRAWN","at":"2026-11-22T12:00:00Z","standing":true}}}},"stage":"MQL","quarantine":{"until":"2026-11-22T12:00:00Z"},\
            "placedAt":"2026-11-22T12:00:00Z",\
            "signals":{"score":60.5,"interests":{"price":1.25},"knownFacts":["COMPANY"],"uses":[{"touchpointId":"t-1",\
            "asset":"w-1","type":"whitepaper","topic":"data","at":"2026-11-22T12:00:00Z","imported":false}],\
            "lastAct":"2026-11-22T12:00:00Z"},\
            "enrolments":[{"journey":"mql-welcome","version":1,"entry":1,"at":"2026-11-22T12:00:00Z","data":{},\
            "state":"WAITING","step":"pause","until":"2026-11-22T12:00:00Z"}]}""";
    private static final LeadNurture LEAD = new LeadNurture(
            "lead-1",
            false,
            false,
            null,
            null,
            new Facts("ada@example.com", "Ada", null, null, null),
            AddressStatus.USABLE,
            List.of(),
            Consents.NONE
                    .with(new Consent(ConsentPurpose.CONTACT_BY_MAIL, ConsentStatus.GRANTED, NOON))
                    .with(new Consent(ConsentPurpose.PROFILING, ConsentStatus.WITHDRAWN, NOON, true)),
            "MQL",
            new Quarantine(NOON),
            NOON,
            new Signals(
                    new BigDecimal("60.5"),
                    Map.of("price", new BigDecimal("1.25")),
                    Set.of(Fact.COMPANY),
                    List.of(new Use("t-1", "w-1", "whitepaper", "data", NOON)),
                    NOON),
            List.of(new Enrolment(
                    "mql-welcome",
                    1,
                    1,
                    NOON,
                    MailData.NONE,
                    Enrolment.State.WAITING,
                    "pause",
                    NOON,
                    null,
                    null,
                    null)));

    @Test
    void writesTheStoredForm() {
        assertThat(StoredJson.write(LEAD)).isEqualTo(STORED);
    }

    @Test
    void readsTheStoredFormAndIgnoresWhatANewerVersionAdded() {
        assertThat(readLead(STORED)).isEqualTo(LEAD);
        assertThat(readLead(STORED.replaceFirst("\\{", "{\"newer\":1,"))).isEqualTo(LEAD);
    }

    @Test
    void readsWhatAnEarlierVersionStored() {
        String earlier = STORED.replaceFirst(",\"beside\":.*\"stage\"", "},\"stage\"")
                .replace(",\"standing\":false", "")
                .replace("\"placedAt\":\"2026-11-22T12:00:00Z\",", "")
                .replace("\"refused\":[],", "")
                .replace("\"merged\":false,", "")
                .replace(",\"imported\":false", "");

        assertThat(earlier).doesNotContain("repeated", "beside", "standing", "refused");
        assertThat(readLead(earlier).consents())
                .isEqualTo(
                        Consents.NONE.with(new Consent(ConsentPurpose.CONTACT_BY_MAIL, ConsentStatus.GRANTED, NOON)));
        assertThat(readLead(earlier).placedAt()).isNull();
        assertThat(readLead(earlier).facts()).isEqualTo(LEAD.facts());
        assertThat(readLead(earlier).signals()).isEqualTo(LEAD.signals());
    }

    @Test
    void keepsPersonalDataOutOfItsFailures() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> readLead(STORED.replace("\"USABLE\"", "\"ada@example.com\"")))
                .withNoCause()
                .withMessageNotContaining("ada");
    }

    private static LeadNurture readLead(String json) {
        return StoredJson.read(json, LeadNurture.class);
    }
}
