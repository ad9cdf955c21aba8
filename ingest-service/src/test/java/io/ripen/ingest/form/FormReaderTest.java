package io.ripen.ingest.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ripen.ingest.domain.Reading;
import io.ripen.ingest.domain.raw.RawConsent;
import io.ripen.ingest.domain.raw.RawTouchpoint;
import io.ripen.ingest.reading.BoundsInTests;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormReaderTest {
    private static final FormReader READER = new FormReader(BoundsInTests.BOUNDS, () -> "0001");

    @ParameterizedTest
    @ValueSource(strings = {"ann", "ann@", "ann@localhost", "@"})
    void namesTheFieldWhoseMailAddressIsNone(String mail) {
        assertThat(READER.problems(List.of(new Field("your-email", mail))))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.field()).isEqualTo("your-email");
                    assertThat(problem.code()).isEqualTo(FieldProblem.Code.NO_MAIL_ADDRESS);
                    assertThat(problem.message()).contains("ann@example.com");
                });
    }

    @Test
    void namesEveryRequiredFieldThatIsEmpty() {
        List<Field> fields = List.of(
                new Field("required", "email, company; first-name"),
                new Field("email", "ann@example.com"),
                new Field("company", " "));

        assertThat(READER.problems(fields))
                .extracting(FieldProblem::field, FieldProblem::code)
                .containsExactly(
                        tuple("company", FieldProblem.Code.MISSING), tuple("first-name", FieldProblem.Code.MISSING));
    }

    @Test
    void namesAFieldThatIsTooLongRatherThanCuttingWhatAPersonWrote() {
        assertThat(READER.problems(List.of(new Field("message", "x".repeat(2049)))))
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.message()).contains("2048").contains("2049"));
        assertThat(READER.problems(List.of(new Field("message", "x".repeat(2048)))))
                .isEmpty();
    }

    @Test
    void wantsAnEmptyFormFilledIn() {
        List<Field> fields =
                List.of(new Field("redirect", "/thanks"), new Field("visitorId", "v"), new Field("email", ""));

        assertThat(READER.problems(fields)).extracting(FieldProblem::code).containsExactly(FieldProblem.Code.MISSING);
    }

    @ParameterizedTest
    @CsvSource({"0,1", "1,0", "no,yes", "false,on"})
    void takesATickedBoxBesideAHiddenFieldOfItsName(String one, String other) {
        List<Field> fields = List.of(
                new Field("email", "ann@example.com"),
                new Field("lead[newsletter]", one),
                new Field("lead[newsletter]", other));

        RawTouchpoint raw = read(fields);

        assertThat(raw.consents())
                .extracting(RawConsent::purpose, RawConsent::status)
                .containsExactly(tuple("contact-by-mail", null));
        assertThat(raw.properties()).isEmpty();
    }

    @Test
    void takesNoConsentFromTheHiddenFieldAlone() {
        assertThat(read(List.of(new Field("email", "ann@example.com"), new Field("newsletter", "0")))
                        .consents())
                .isEmpty();
    }

    private static RawTouchpoint read(List<Field> fields) {
        Reading reading = READER.read("contact", fields, new Submitter("visitor-1", "https://www.example.com/contact"));
        assertThat(reading).isInstanceOf(Reading.Event.class);
        return ((Reading.Event) reading).touchpoint();
    }
}
