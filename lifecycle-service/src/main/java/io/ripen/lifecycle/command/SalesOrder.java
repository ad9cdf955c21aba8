package io.ripen.lifecycle.command;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.ripen.contracts.stage.SalesFeedback;
import io.ripen.lifecycle.http.ErrorCode;
import io.ripen.lifecycle.stage.SalesBounds;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A command of sales as it comes over HTTP: the members of {@code ripen.sales.feedback.v1} without the lead.
 *
 * @param commandId makes a repeated request have no further effect; one is made up if it is absent
 * @param action what happened
 * @param at when; now if absent
 * @param author who says so; the sender if absent. Where it is somebody else, the sender is kept beside it
 * @param reason a reason of the stage model; for set-stage any
 * @param field the question of BANT
 * @param value the new owner or stage, or the answer to the question
 * @param amount the deal's worth
 * @param currency its currency, ISO 4217
 * @param expectedClose when sales expects to close it, ISO 8601
 */
public record SalesOrder(
        @Nullable String commandId,
        @Schema(examples = "reject") @Nullable String action,
        @Nullable Instant at,
        @Nullable String author,
        @Schema(examples = "no-budget") @Nullable String reason,
        @Schema(examples = "budget") @Nullable String field,
        @Nullable String value,
        @Nullable BigDecimal amount,
        @Schema(examples = "EUR") @Nullable String currency,
        @Schema(examples = "2026-06-30") @Nullable String expectedClose) {
    private static final List<String> ACTIONS = Arrays.stream(SalesFeedback.Action.values())
            .filter(action -> action != SalesFeedback.Action.UNKNOWN)
            .map(SalesFeedback.Action::wireName)
            .toList();

    /** The command, or a problem that says which member is wrong. */
    SalesFeedback checked(String leadId, String sender, Instant now) {
        SalesFeedback.Action known = SalesFeedback.Action.fromWire(action == null ? "" : action);
        if (known == SalesFeedback.Action.UNKNOWN) {
            throw invalid("action", "one of " + String.join(", ", ACTIONS));
        }
        SalesFeedback feedback = new SalesFeedback(
                commandId == null ? UUID.randomUUID().toString() : commandId,
                leadId,
                known,
                at == null ? now : at,
                author == null || author.isBlank() ? sender : author.strip(),
                reason == null ? null : reason.strip(),
                field,
                value == null ? null : value.strip(),
                amount,
                currency,
                expectedClose);
        SalesBounds.flaw(feedback).ifPresent(flaw -> {
            throw invalid(flaw.member(), flaw.needed());
        });
        return feedback;
    }

    static HttpProblem invalid(String member, String remedy) {
        return ErrorCode.INVALID_BODY.problem(member, "needed is " + remedy);
    }
}
