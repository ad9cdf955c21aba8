package io.ripen.ingest.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.ingest.domain.Decision;
import io.ripen.ingest.intake.IntakeInTests;
import io.ripen.ingest.intake.Protocol;
import io.ripen.ingest.reading.BoundsInTests;
import io.ripen.ingest.reading.Mutations;
import io.ripen.ingest.reading.Writable;
import io.ripen.testkit.Seeds;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormBodyTest {
    static final String MULTIPART = """
            --AbC123
            Content-Disposition: form-data; name="email"

            ann@example.com
            --AbC123
            Content-Disposition: form-data; name="cv"; filename="cv.pdf"
            Content-Type: application/pdf

            %PDF
            --AbC123
            Content-Disposition: form-data; name="message"

            two
            lines
            --AbC123--
            """.replace("\n", "\r\n");
    static final String URLENCODED =
            "email=ann%40example.com&first-name=Ann&last-name=B%C3%A4r&topics%5B%5D=a&topics%5B%5D=b&message=a+b%0D%0Ac&x=1;2";
    private static final int BODIES = 20_000;
    private static final FormReader READER = new FormReader(BoundsInTests.BOUNDS, () -> "0001");

    @Test
    void readsUrlencodedForms() {
        assertThat(fields(URLENCODED))
                .containsExactly(
                        new Field("email", "ann@example.com"),
                        new Field("first-name", "Ann"),
                        new Field("last-name", "Bär"),
                        new Field("topics[]", "a"),
                        new Field("topics[]", "b"),
                        new Field("message", "a b\r\nc"),
                        new Field("x", "1;2"));
        assertThat(fields("")).isEmpty();
    }

    @Test
    void readsMultipartFormsWithoutTheirFiles() {
        assertThat(fields(MULTIPART))
                .containsExactly(new Field("email", "ann@example.com"), new Field("message", "two\r\nlines"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%zz", "a=%4", "a=%"})
    void refusesBrokenEscapes(String body) {
        assertThat(FormBody.read(bytes(body))).isInstanceOf(FormBody.Unreadable.class);
    }

    @Test
    void refusesMoreFieldsThanAFormHas() {
        assertThat(FormBody.read(bytes("a=1&".repeat(201)))).isInstanceOf(FormBody.Unreadable.class);
        String part = "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n";
        assertThat(FormBody.read(bytes(part.repeat(300) + "--b--\r\n"))).isInstanceOf(FormBody.Unreadable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--b\r\n", "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1", "--b\r\nx\r\n--b--"})
    void doesNotFailOnMultipartsThatAreNone(String body) {
        assertThat(FormBody.read(bytes(body))).isNotNull();
    }

    @Test
    void decidesOnWhateverComes() {
        Random random = Seeds.random("form-fuzz");
        int accepted = 0;
        for (int i = 0; i < BODIES; i++) {
            byte[] body = Mutations.of(random.nextBoolean() ? URLENCODED : MULTIPART, random);
            if (FormBody.read(body) instanceof FormBody.Fields(List<Field> fields)
                    && READER.problems(fields).isEmpty()) {
                Decision decision = IntakeInTests.decide(
                                List.of(READER.read("contact", fields, new Submitter(null, null))))
                        .getFirst();
                accepted += Writable.isAccepted(decision, Protocol.FORM) ? 1 : 0;
            }
        }
        assertThat(accepted).isGreaterThan(BODIES / 4);
    }

    private static List<Field> fields(String body) {
        FormBody form = FormBody.read(bytes(body));
        assertThat(form).isInstanceOf(FormBody.Fields.class);
        return ((FormBody.Fields) form).fields();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
