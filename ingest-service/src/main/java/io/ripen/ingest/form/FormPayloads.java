package io.ripen.ingest.form;

import io.ripen.ingest.domain.Reading;
import io.ripen.ingest.domain.Rejection;
import io.ripen.ingest.domain.RejectionCode;
import io.ripen.ingest.intake.PayloadReader;
import io.ripen.ingest.intake.Protocol;
import io.ripen.ingest.reading.ForeignTouchpoint;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keeps rejected forms, without their files, in the form of a query whose first field is the form's name. */
@Singleton
class FormPayloads implements PayloadReader {
    private static final Submitter UNKNOWN = new Submitter(null, null);

    private final FormReader reader;

    @Inject
    FormPayloads(ForeignTouchpoint.Bounds bounds) {
        this.reader = new FormReader(bounds, () -> UUID.randomUUID().toString());
    }

    static String payload(String form, List<Field> fields) {
        return Stream.concat(Stream.of(new Field("form", form)), fields.stream())
                .map(field -> encoded(field.name()) + "=" + encoded(field.value()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public Protocol protocol() {
        return Protocol.FORM;
    }

    @Override
    public Reading read(String payload, Map<String, String> consentCategories) {
        return FormBody.read(payload.getBytes(StandardCharsets.UTF_8)) instanceof FormBody.Fields(List<Field> fields)
                        && !fields.isEmpty()
                ? reader.read(fields.getFirst().value(), fields.subList(1, fields.size()), UNKNOWN)
                : new Reading.Misshapen(
                        null, new Rejection(RejectionCode.WRONG_TYPE, "", "The fields of a form are expected."));
    }
}
