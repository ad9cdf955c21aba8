package io.ripen.scoring.domain.account;

import io.ripen.scoring.domain.fold.Score;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a lead brings to its account.
 *
 * @param leadId the lead
 * @param score its score as the account knows it
 * @param function its function in the buying centre
 * @param company the company's name as the lead told it
 */
public record Member(
        String leadId,
        Score score,
        @Nullable String function,
        @Nullable String company) {
    /**
     * Whether the account must learn of the other state: anything but a move of the engagement that stays in the band
     * and is smaller than the step.
     *
     * @param publishStep hundredths
     */
    public boolean differs(Member now, long publishStep) {
        return score.fit() != now.score.fit()
                || !score.band().equals(now.score.band())
                || Math.abs(score.engagement() - now.score.engagement()) >= publishStep
                || !Objects.equals(function, now.function)
                || !Objects.equals(company, now.company);
    }
}
