package io.ripen.contracts.stage;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What sales should know and do.
 *
 * @param whyNow what set the handover off, for a person to read
 * @param nextStep what sales is advised to do
 * @param contentUsed what the person looked at or did, the latest first
 * @param missingFacts facts that sales would want and that are not known
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HandoverAdvice(
        @Nullable String whyNow, @Nullable String nextStep, List<ContentUsed> contentUsed, List<String> missingFacts) {

    /** Copies the lists; an absent one is empty. */
    @SuppressWarnings("ConstantValue") // the JSON parser passes null for an absent member
    public HandoverAdvice {
        contentUsed = contentUsed == null ? List.of() : List.copyOf(contentUsed);
        missingFacts = missingFacts == null ? List.of() : List.copyOf(missingFacts);
    }
}
