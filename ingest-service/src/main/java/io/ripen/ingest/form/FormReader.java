package io.ripen.ingest.form;

import io.ripen.contracts.touchpoint.TouchpointType;
import io.ripen.ingest.domain.Reading;
import io.ripen.ingest.domain.Rejection;
import io.ripen.ingest.domain.RejectionCode;
import io.ripen.ingest.domain.raw.Member;
import io.ripen.ingest.domain.site.PropertyBounds;
import io.ripen.ingest.reading.FieldNames;
import io.ripen.ingest.reading.ForeignTouchpoint;
import io.ripen.ingest.reading.FormFields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads a submitted form as a touchpoint, and finds what its person has to mend; see docs/ingest/forms.md. */
final class FormReader {
    /** Visitors of forms that name none; the touchpoint's e-mail address tells who it is. */
    private static final String UNKNOWN_VISITOR = "form-";

    /** Where the rejection of what a program filled in points to. */
    static final String TRAP_POINTER = "/contact-url";

    private final ForeignTouchpoint.Bounds bounds;
    private final Supplier<String> freshIds;

    /**
     * @param bounds what the intake takes
     * @param freshIds visitor ids for forms that have none
     */
    FormReader(ForeignTouchpoint.Bounds bounds, Supplier<String> freshIds) {
        this.bounds = bounds;
        this.freshIds = freshIds;
    }

    /** What is wrong with the fields, in their order; nothing if the form can be taken. */
    List<FieldProblem> problems(List<Field> fields) {
        List<FieldProblem> problems = new ArrayList<>();
        fields.forEach(field -> problem(problems, field));
        for (String required : required(fields)) {
            boolean given = fields.stream()
                    .anyMatch(field -> FieldNames.plain(field.name()).equals(FieldNames.plain(required))
                            && !field.value().isBlank());
            if (!given) {
                problems.add(new FieldProblem(required, FieldProblem.Code.MISSING, "Please fill in this field."));
            }
        }
        if (problems.isEmpty() && fields.stream().noneMatch(FormReader::saysSomething)) {
            problems.add(new FieldProblem("", FieldProblem.Code.MISSING, "Please fill in the form."));
        }
        return List.copyOf(problems);
    }

    private void problem(List<FieldProblem> problems, Field field) {
        if (Control.steers(field) || Control.member(field) != null) {
            return;
        }
        FieldNames.Meaning meaning = FieldNames.meaning(field.name());
        boolean isMail = meaning instanceof FieldNames.Meaning.OfMember(Member member) && member == Member.FACTS_EMAIL;
        int most = meaning instanceof FieldNames.Meaning.OfMember(Member member)
                ? member.maxLength()
                : PropertyBounds.MAX_TEXT;
        if (field.value().strip().length() > most) {
            String message = String.format(
                    Locale.ROOT,
                    "Please write at most %d characters, not %d.",
                    most,
                    field.value().strip().length());
            problems.add(new FieldProblem(field.name(), FieldProblem.Code.TOO_LONG, message));
        } else if (isMail && !field.value().isBlank() && !bounds.takesMail(field.value())) {
            problems.add(new FieldProblem(
                    field.name(),
                    FieldProblem.Code.NO_MAIL_ADDRESS,
                    "Please give a complete e-mail address, for example ann@example.com."));
        }
    }

    private static List<String> required(List<Field> fields) {
        String names = steering(fields, Control.REQUIRED);
        return names == null
                ? List.of()
                : Arrays.stream(names.split("[\\s,;]+"))
                        .filter(name -> !name.isBlank())
                        .toList();
    }

    private static boolean saysSomething(Field field) {
        return !Control.steers(field)
                && Control.member(field) == null
                && !field.value().isBlank();
    }

    /** The value of a field that steers this service; null if the form has none. */
    static @Nullable String steering(List<Field> fields, String plainName) {
        return fields.stream()
                .filter(field -> FieldNames.plain(field.name()).equals(plainName))
                .map(Field::value)
                .filter(value -> !value.isBlank())
                .findFirst()
                .orElse(null);
    }

    /**
     * Reads a form without problems.
     *
     * @param form the form's name, out of the path
     */
    Reading read(String form, List<Field> fields, Submitter submitter) {
        if (steering(fields, Control.TRAP) != null) {
            return new Reading.Misshapen(
                    null,
                    TouchpointType.FORM_FILL.wireName(),
                    new Rejection(
                            RejectionCode.UNKNOWN_MEMBER,
                            TRAP_POINTER,
                            "A field that people do not see was filled in; a program did it."));
        }
        ForeignTouchpoint touchpoint = new ForeignTouchpoint(bounds)
                .put(Member.TYPE, TouchpointType.FORM_FILL.wireName())
                .put(Member.NAME, form);
        FormFields said = new FormFields(touchpoint);
        for (Field field : joined(fields)) {
            Member member = Control.member(field);
            if (member != null) {
                touchpoint.put(member, field.value());
            } else if (!Control.steers(field)) {
                said.add(field.name(), field.value());
            }
        }
        said.done(form);
        touchpoint.put(Member.PAGE_URL, submitter.page()).put(Member.VISITOR_ID, submitter.visitorId());
        if (touchpoint.text(Member.USER_ID) == null) {
            touchpoint.put(Member.VISITOR_ID, UNKNOWN_VISITOR + freshIds.get());
        }
        return new Reading.Event(touchpoint.raw());
    }

    /** Of several boxes with one name, ticked each, one field. */
    private static List<Field> joined(List<Field> fields) {
        Map<String, String> values = new LinkedHashMap<>();
        fields.forEach(
                field -> values.merge(field.name(), field.value(), (one, other) -> joined(field.name(), one, other)));
        return values.entrySet().stream()
                .map(entry -> new Field(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** In front of a box many forms have a hidden field of its name, which says no: a ticked box counts for more. */
    private static String joined(String name, String one, String other) {
        return switch (FieldNames.meaning(name)) {
            case null -> one + ", " + other;
            case FieldNames.Meaning.Consent ignored -> FieldNames.isTicked(one) ? one : other;
            case FieldNames.Meaning.OfMember ignored -> one;
            case FieldNames.Meaning.NamePart ignored -> one;
            case FieldNames.Meaning.ConsentVersion ignored -> one;
        };
    }
}
