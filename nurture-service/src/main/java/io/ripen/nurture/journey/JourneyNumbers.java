package io.ripen.nurture.journey;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ripen.nurture.domain.Proportion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What came of a journey.
 *
 * @param versions the versions that are counted in
 * @param entered entries in all
 * @param waiting entries that are on their way
 * @param completed entries that went through all steps
 * @param exited entries that left before, by reason
 * @param heldOut entries that get nothing, for comparison
 * @param reachedGoal how many of those that were not held out entered a goal stage afterwards
 * @param heldOutReachedGoal how many of those that were held out did
 * @param mails what became of its mails
 * @param suppressed mails that were not sent on purpose, by reason
 * @param steps the steps that send mails
 * @param stopped steps at which one variant won
 */
@Schema(name = "JourneyNumbers")
record JourneyNumbers(
        String journey,
        List<Integer> versions,
        long entered,
        long waiting,
        long completed,
        SortedMap<String, Long> exited,
        long heldOut,
        Share reachedGoal,
        Share heldOutReachedGoal,
        MailNumbers mails,
        SortedMap<String, Long> suppressed,
        List<StepNumbers> steps,
        List<Stopped> stopped) {
    JourneyNumbers {
        versions = List.copyOf(versions);
        exited = new TreeMap<>(exited);
        suppressed = new TreeMap<>(suppressed);
        steps = List.copyOf(steps);
        stopped = List.copyOf(stopped);
    }

    JourneyNumbers with(List<Stopped> decided) {
        return new JourneyNumbers(
                journey,
                versions,
                entered,
                waiting,
                completed,
                exited,
                heldOut,
                reachedGoal,
                heldOutReachedGoal,
                mails,
                suppressed,
                steps,
                decided);
    }

    /**
     * A step at which leads are not divided any more.
     *
     * @param variant which those get who entered {@code since} then
     * @param evidence the numbers that decided
     */
    @Schema(name = "JourneyStopped")
    record Stopped(int version, String step, String variant, Instant since, String evidence) {}

    /**
     * A part of all, with its 95 % confidence interval (Wilson).
     *
     * @param rate between 0 and 1, like {@code low} and {@code high}
     */
    @Schema(name = "JourneyShare")
    record Share(long count, long of, double rate, double low, double high) {
        static Share of(Proportion proportion) {
            return new Share(
                    proportion.successes(),
                    proportion.trials(),
                    round(proportion.rate()),
                    round(proportion.low()),
                    round(proportion.high()));
        }

        private static double round(double value) {
            return Math.round(value * 10_000) / 10_000.0;
        }
    }

    /**
     * What became of mails.
     *
     * @param sent taken by a server
     * @param delivered sent, and none of it came back so far
     * @param opened of those sent with consent to mail tracking, by people as far as can be told
     * @param clicked like {@code opened}
     * @param bounced came back, for whatever reason
     * @param complained marked as unwanted
     */
    @Schema(name = "JourneyMailNumbers")
    record MailNumbers(long sent, long delivered, Share opened, Share clicked, long bounced, long complained) {}

    /**
     * One step.
     *
     * @param variants its variants; one without a name where it has none
     * @param winner the variant that is better than all others beyond doubt; absent as long as none is
     */
    @Schema(name = "JourneyStepNumbers")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StepNumbers(
            String step,
            List<VariantNumbers> variants,
            @Nullable String winner) {
        StepNumbers {
            variants = List.copyOf(variants);
        }

        static StepNumbers of(String step, List<VariantNumbers> variants) {
            Optional<Integer> winner = Proportion.winner(variants.stream()
                    .map(variant -> new Proportion(
                            variant.reachedGoal().count(), variant.reachedGoal().of()))
                    .toList());
            return new StepNumbers(
                    step,
                    variants,
                    winner.map(place -> variants.get(place).variant()).orElse(null));
        }
    }

    /**
     * One variant of a step.
     *
     * @param states mails per state
     * @param suppressed suppressed mails per reason
     * @param mails what became of them
     * @param reachedGoal how many leads entered a goal stage after the mail was sent, of those to whom it was
     */
    @Schema(name = "JourneyVariantNumbers")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record VariantNumbers(
            @Nullable String variant,
            Map<String, Long> states,
            Map<String, Long> suppressed,
            MailNumbers mails,
            Share reachedGoal) {
        VariantNumbers {
            states = new TreeMap<>(states);
            suppressed = new TreeMap<>(suppressed);
        }
    }
}
