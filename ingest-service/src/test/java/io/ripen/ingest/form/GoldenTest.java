package io.ripen.ingest.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.ingest.golden.GoldenCase;
import io.ripen.ingest.intake.Protocol;
import io.ripen.ingest.intake.Submitted;
import io.ripen.ingest.reading.BoundsInTests;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenTest {
    private static final FormReader READER = new FormReader(BoundsInTests.BOUNDS, () -> "0001");
    private static final Submitter SUBMITTER = new Submitter("from-the-cookie", "https://www.example.com/form");

    static Stream<GoldenCase> cases() {
        return GoldenCase.in("form");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void meansWhatTheTablesSay(GoldenCase golden) {
        FormBody body = FormBody.read(golden.request());

        assertThat(body).isInstanceOf(FormBody.Fields.class);
        List<Field> fields = ((FormBody.Fields) body).fields();
        assertThat(READER.problems(fields)).isEmpty();
        Submitter submitter = golden.toString().contains("without") ? new Submitter(null, null) : SUBMITTER;
        golden.verify(
                Protocol.FORM, List.of(new Submitted(READER.read(golden.toString(), fields, submitter), () -> "")));
    }
}
