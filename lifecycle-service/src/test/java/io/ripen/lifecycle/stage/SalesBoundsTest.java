package io.ripen.lifecycle.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.contracts.stage.SalesFeedback;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SalesBoundsTest {
    @ParameterizedTest
    @ValueSource(strings = {"0", "1250.00", "9999999999999999", "9999999999999999.994", "0.0000000000000001", "1e15"})
    void takesAmountsThatCanBeWritten(String amount) {
        assertThat(SalesBounds.isAmount(new BigDecimal(amount))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "1e16",
                "9999999999999999.995",
                "1e999999999",
                "1e-999999999",
                "0.00000000000000001",
                "1e2147483647"
            })
    void refusesAmountsThatAreNoneOrAGigabyteInFull(String amount) {
        assertThat(SalesBounds.isAmount(new BigDecimal(amount))).isFalse();
    }

    @Test
    void takesWhatTheSchemasAllow() {
        assertThat(SalesBounds.flaw(new Said().build())).isEmpty();
        assertThat(SalesBounds.flaw(new Said()
                        .with("reason", "é".repeat(128))
                        .with("value", "🙂".repeat(1024))
                        .with("author", "")
                        .build()))
                .isEmpty();
        assertThat(SalesBounds.flaw("l-1", new SalesCommand.Import("SAL", Instant.EPOCH, null, "ops", null)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            commandId,     '',                       command-id-invalid
            commandId,     257,                      command-id-invalid
            commandId,     'a\tb',                   command-id-invalid
            leadId,        65,                       lead-id-invalid
            at,            1969-12-31T23:59:59Z,     at-invalid
            at,            -9999-01-01T00:00:00Z,    at-invalid
            author,        257,                      author-invalid
            author,        zero,                     author-invalid
            reason,        129,                      reason-invalid
            field,         money,                    field-invalid
            value,         1025,                     value-invalid
            value,         zero,                     value-invalid
            owner,         257,                      value-invalid
            amount,        -1,                       amount-invalid
            currency,      euro,                     currency-invalid
            currency,      ,                         currency-invalid
            expectedClose, 2026-02-30,               expected-close-invalid
            expectedClose, +12026-01-01,             expected-close-invalid
            expectedClose, 0000-01-01,               expected-close-invalid
            """)
    void namesWhatIsWrong(String member, String value, String code) {
        assertThat(SalesBounds.flaw(new Said().with(member, value).build()))
                .hasValueSatisfying(flaw -> assertThat(flaw.code()).isEqualTo(code));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            leadId, zero,                  leadId
            stage,  '',                    stage
            since,  -9999-01-01T00:00:00Z, since
            owner,  zero,                  owner
            owner,  257,                   owner
            """)
    void namesWhatIsWrongWithALeadThatIsBroughtAlong(String member, String value, String where) {
        String text = Said.text(value);
        SalesCommand.Import row = new SalesCommand.Import(
                member.equals("stage") ? text : "SAL",
                member.equals("since") ? Instant.parse(value) : null,
                member.equals("owner") ? text : null,
                "ops",
                null);

        assertThat(SalesBounds.flaw(member.equals("leadId") ? text : "l-1", row))
                .hasValueSatisfying(flaw -> assertThat(flaw.member()).isEqualTo(where));
    }

    /** A command of which one member is changed. */
    private static final class Said {
        private String commandId = "c-1";
        private String leadId = "l-1";
        private SalesFeedback.Action action = SalesFeedback.Action.WON;
        private Instant at = Scores.DAY;
        private String author = "sofia";
        private String reason = "no-budget";
        private String field = "budget";
        private String value = "yes";
        private BigDecimal amount = BigDecimal.TEN;
        private String currency = "EUR";
        private String expectedClose = "2026-06-30";

        /** A number stands for a text of that length, zero for one with that character. */
        static String text(String value) {
            if (value == null) {
                return null;
            }
            if (value.equals("zero")) {
                return "a\u0000b";
            }
            return value.matches("[0-9]+") ? "x".repeat(Integer.parseInt(value)) : value;
        }

        Said with(String member, String value) {
            switch (member) {
                case "commandId" -> commandId = text(value);
                case "leadId" -> leadId = text(value);
                case "at" -> at = Instant.parse(value);
                case "author" -> author = text(value);
                case "reason" -> reason = text(value);
                case "field" -> field = value;
                case "value" -> this.value = text(value);
                case "owner" -> {
                    action = SalesFeedback.Action.ASSIGN_OWNER;
                    this.value = text(value);
                }
                case "amount" -> amount = new BigDecimal(value);
                case "currency" -> currency = value;
                case "expectedClose" -> expectedClose = value;
                default -> throw new IllegalArgumentException(member);
            }
            return this;
        }

        SalesFeedback build() {
            return new SalesFeedback(
                    commandId, leadId, action, at, author, reason, field, value, amount, currency, expectedClose);
        }
    }
}
