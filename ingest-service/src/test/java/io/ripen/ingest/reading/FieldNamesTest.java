package io.ripen.ingest.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.ingest.domain.raw.Member;
import io.ripen.ingest.reading.FieldNames.Meaning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldNamesTest {
    @ParameterizedTest
    @CsvSource({
        "email,FACTS_EMAIL",
        "E-Mail,FACTS_EMAIL",
        "your-email,FACTS_EMAIL",
        "contact[email],FACTS_EMAIL",
        "fields[person][mail],FACTS_EMAIL",
        "Job Title,FACTS_JOB_TITLE",
        "company_name,FACTS_COMPANY",
        "utm_source,CAMPAIGN_SOURCE",
        "Firma,FACTS_COMPANY",
    })
    void knowsWhatMostFormsCallTheirFields(String name, Member member) {
        assertThat(FieldNames.meaning(name)).isEqualTo(new Meaning.OfMember(member));
    }

    @Test
    void knowsConsentsAndPartsOfNames() {
        assertThat(FieldNames.meaning("consent-contact-by-mail")).isEqualTo(new Meaning.Consent("contact-by-mail"));
        assertThat(FieldNames.meaning("consent_webTracking")).isEqualTo(new Meaning.Consent("web-tracking"));
        assertThat(FieldNames.meaning("newsletter")).isEqualTo(new Meaning.Consent("contact-by-mail"));
        assertThat(FieldNames.meaning("consentVersion")).isEqualTo(new Meaning.ConsentVersion());
        assertThat(FieldNames.meaning("firstName")).isEqualTo(new Meaning.NamePart(FieldNames.Part.FIRST));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "title", "message", "consent", "[", "username"})
    void leavesOtherFieldsAlone(String name) {
        assertThat(FieldNames.meaning(name)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "false",
                "No",
                " off ",
                "n",
                "NEIN",
                "non",
                "none",
                "null",
                "undefined",
                "unchecked",
                "never, ever",
                "No, thanks",
                "no thank you",
                "Nein, danke",
                "nein danke",
                "Keine E-Mails",
                "Nie, dziękuję",
                "Não",
                "нет",
                "unsubscribed",
                "withdrawn",
                "Not now",
                "don't write to me",
                "N/A",
                "いいえ"
            })
    void takesNoForNo(String value) {
        assertThat(FieldNames.isTicked(value)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "on",
                "1",
                "true",
                "yes",
                "Ja",
                "newsletter",
                "news",
                "noon",
                "Norway",
                "nu aanmelden",
                "n1",
                "no-spam list",
                "Nie mehr etwas verpassen",
                "I agree, no doubt",
                "weekly"
            })
    void takesEveryOtherValueForATick(String value) {
        assertThat(FieldNames.isTicked(value)).isTrue();
    }
}
