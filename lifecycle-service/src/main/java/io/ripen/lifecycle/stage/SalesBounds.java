package io.ripen.lifecycle.stage;

import io.ripen.contracts.stage.SalesFeedback;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the members of a command may hold, whichever way it comes. The lengths are those of the published schemas, of the
 * command and of the events that repeat it.
 */
public final class SalesBounds {
    private static final int MOST_ID = 256;
    private static final int MOST_LEAD_ID = 64;
    private static final int MOST_NAME = 256;
    private static final int MOST_REASON = 128;
    private static final int MOST_VALUE = 1024;
    private static final int MOST_DIGITS = 16;
    private static final int KEPT_DECIMALS = 2;
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final LocalDate FIRST_DAY = LocalDate.EPOCH;

    private SalesBounds() {}

    /**
     * What is wrong with a command.
     *
     * @param member the member, as it is written
     * @param needed what would be right
     */
    public record Flaw(String member, String needed) {
        /** Stable code of a dead letter, for example {@code expected-close-invalid}. */
        String code() {
            return member.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT) + "-invalid";
        }
    }

    /** The first thing wrong with a command; empty where it can be decided. */
    public static Optional<Flaw> flaw(SalesFeedback said) {
        int mostValue = said.action() == SalesFeedback.Action.ASSIGN_OWNER ? MOST_NAME : MOST_VALUE;
        return Stream.<Supplier<Optional<Flaw>>>of(
                        () -> id("commandId", said.commandId()),
                        () -> id("leadId", said.leadId(), MOST_LEAD_ID),
                        () -> since("at", said.at()),
                        () -> text("author", said.author(), MOST_NAME),
                        () -> text("reason", said.reason(), MOST_REASON),
                        () -> question(said.field()),
                        () -> text("value", said.value(), mostValue),
                        () -> amount(said.amount()),
                        () -> currency(said.amount(), said.currency()),
                        () -> expectedClose(said.expectedClose()))
                .map(Supplier::get)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The first thing wrong with a lead that is brought along; empty where it can be decided. */
    public static Optional<Flaw> flaw(String leadId, SalesCommand.Import row) {
        return Stream.of(
                        id("leadId", leadId, MOST_LEAD_ID),
                        id("stage", row.stage(), MOST_NAME),
                        since("since", row.since()),
                        text("owner", row.owner(), MOST_NAME))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** What is wrong with an id that a sender chose; empty where it is one. */
    public static Optional<Flaw> id(String member, String id) {
        return id(member, id, MOST_ID);
    }

    private static Optional<Flaw> id(String member, String id, int most) {
        return isText(id, most) && !id.isBlank() && id.chars().noneMatch(Character::isISOControl)
                ? Optional.empty()
                : Optional.of(new Flaw(member, "1 to " + most + " characters, for example a UUID"));
    }

    private static Optional<Flaw> text(String member, @Nullable String text, int most) {
        return text == null || isText(text, most)
                ? Optional.empty()
                : Optional.of(new Flaw(member, "at most " + most + " characters of text"));
    }

    /** PostgreSQL has no place for the character zero. */
    private static boolean isText(String text, int most) {
        return text.codePointCount(0, text.length()) <= most && text.indexOf('\u0000') < 0;
    }

    /** A later instant than now is taken for now. */
    private static Optional<Flaw> since(String member, @Nullable Instant at) {
        return at == null || !at.isBefore(Instant.EPOCH)
                ? Optional.empty()
                : Optional.of(new Flaw(member, "an instant from 1970 on, for example 2026-03-01T10:00:00Z"));
    }

    private static Optional<Flaw> question(@Nullable String field) {
        return field == null || SalesCommand.question(field) != null
                ? Optional.empty()
                : Optional.of(new Flaw("field", "one of budget, authority, need, time"));
    }

    private static Optional<Flaw> amount(@Nullable BigDecimal amount) {
        return amount == null || isAmount(amount)
                ? Optional.empty()
                : Optional.of(new Flaw(
                        "amount",
                        "a number from 0, with at most " + MOST_DIGITS
                                + " digits before the point and as many after it"));
    }

    private static Optional<Flaw> currency(@Nullable BigDecimal amount, @Nullable String currency) {
        boolean isRight =
                currency == null ? amount == null : CURRENCY.matcher(currency).matches();
        return isRight
                ? Optional.empty()
                : Optional.of(new Flaw("currency", "the amount's currency, three capital letters, for example EUR"));
    }

    private static Optional<Flaw> expectedClose(@Nullable String day) {
        return day == null || isDay(day)
                ? Optional.empty()
                : Optional.of(new Flaw("expectedClose", "a date, for example 2026-06-30"));
    }

    private static boolean isDay(String day) {
        try {
            return DAY.matcher(day).matches() && !LocalDate.parse(day).isBefore(FIRST_DAY);
        } catch (DateTimeException e) {
            return false;
        }
    }

    /**
     * Whether a deal can be worth this: bounded, because a few characters such as 1e-999999999 are a gigabyte in full. It is
     * kept with two decimals, and rounding them may take one digit more.
     */
    static boolean isAmount(BigDecimal amount) {
        return amount.signum() >= 0
                && amount.scale() <= MOST_DIGITS
                && (long) amount.precision() - amount.scale() <= MOST_DIGITS
                && amount.setScale(KEPT_DECIMALS, RoundingMode.HALF_UP).precision() <= MOST_DIGITS + KEPT_DECIMALS;
    }
}
