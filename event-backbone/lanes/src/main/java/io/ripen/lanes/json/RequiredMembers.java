package io.ripen.lanes.json;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether an event that was read has the members that its schema requires, its own and those of the records within
 * it: those whose component is not {@link Nullable}. Elements of collections are not looked at, and a missing number is 0
 * and a missing flag false.
 */
final class RequiredMembers {
    private record Member(Method accessor, boolean required) {
        String name() {
            return accessor.getName();
        }
    }

    private static final ClassValue<List<Member>> MEMBERS = new ClassValue<>() {
        @Override
        protected List<Member> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents())
                    .map(RequiredMembers::member)
                    .filter(member -> member.required()
                            || member.accessor().getReturnType().isRecord())
                    .toList();
        }
    };

    private RequiredMembers() {}

    private static Member member(RecordComponent component) {
        boolean required = !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        return new Member(
                component.getAccessor(), required && !component.getType().isPrimitive());
    }

    /**
     * The first required member that is absent or {@code null}, or that is a text with U+0000, which no table can hold.
     *
     * @return the member's path, for example {@code cause.occurredAt}; never what stands in it
     */
    static Optional<String> firstMissing(Record event) {
        return Optional.ofNullable(missing(event));
    }

    private static @Nullable String missing(Record record) {
        for (Member member : MEMBERS.get(record.getClass())) {
            String missing = switch (value(member, record)) {
                case null -> member.required() ? member.name() : null;
                case String text -> text.indexOf('\u0000') < 0 ? null : member.name();
                case Record inner -> within(member, missing(inner));
                default -> null;
            };
            if (missing != null) {
                return missing;
            }
        }
        return null;
    }

    private static @Nullable String within(Member member, @Nullable String missing) {
        return missing == null ? null : member.name() + "." + missing;
    }

    private static @Nullable Object value(Member member, Record record) {
        try {
            return member.accessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }
}
