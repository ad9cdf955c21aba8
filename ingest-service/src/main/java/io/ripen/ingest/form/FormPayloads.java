package io.ripen.ingest.form;

import io.ripen.ingest.domain.Reading;
import io.ripen.ingest.domain.Rejection;
import io.ripen.ingest.domain.RejectionCode;
import io.ripen.ingest.domain.raw.Member;
import io.ripen.ingest.domain.raw.RawTouchpoint;
import io.ripen.ingest.intake.PayloadReader;
import io.ripen.ingest.intake.Protocol;
import io.ripen.ingest.reading.ForeignTouchpoint;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keeps rejected forms, without their files, in the form of a query whose first field is the form's name. */
@Singleton
class FormPayloads implements PayloadReader {
    private static final Submitter UNKNOWN = new Submitter(null, null);
    private static final Map<Member, String> BESIDE =
            Map.of(Member.VISITOR_ID, "visitorId", Member.PAGE_URL, "pageUrl");

    private final FormReader reader;

    @Inject
    FormPayloads(ForeignTouchpoint.Bounds bounds) {
        this.reader = new FormReader(bounds, () -> UUID.randomUUID().toString());
    }

    /**
     * What is kept of a form.
     *
     * @param reading what was read of it: its visitor and page are kept too, for the cookie and the header are not
     */
    static String payload(String form, List<Field> fields, Reading reading) {
        return Stream.of(Stream.of(new Field("form", form)), fields.stream(), beside(fields, reading))
                .flatMap(part -> part)
                .map(field -> encoded(field.name()) + "=" + encoded(field.value()))
                .collect(Collectors.joining("&"));
    }

    /** Fields of one name are joined, so that one is added only where there is none. */
    private static Stream<Field> beside(List<Field> fields, Reading reading) {
        List<Field> more = new ArrayList<>();
        if (reading instanceof Reading.Event(RawTouchpoint raw)) {
            BESIDE.forEach((member, name) -> {
                String text = raw.text(member);
                if (text != null && fields.stream().noneMatch(field -> Control.member(field) == member)) {
                    more.add(new Field(name, text));
                }
            });
        }
        return more.stream();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public Protocol protocol() {
        return Protocol.FORM;
    }

    @Override
    public Reading read(String payload, Setting setting) {
        return FormBody.read(payload.getBytes(StandardCharsets.UTF_8)) instanceof FormBody.Fields(List<Field> fields)
                        && !fields.isEmpty()
                ? reader.read(fields.getFirst().value(), fields.subList(1, fields.size()), UNKNOWN)
                : new Reading.Misshapen(
                        null, new Rejection(RejectionCode.WRONG_TYPE, "", "The fields of a form are expected."));
    }
}
