package io.ripen.scoring.lead;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.ripen.contracts.lead.FactName;
import io.ripen.scoring.domain.lead.Lead;
import io.ripen.scoring.http.ErrorCode;
import io.ripen.scoring.http.Problems;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Answers of the API of leads to requests that cannot be served, RFC 9457. */
final class LeadProblems {
    private LeadProblems() {}

    static HttpProblem factNameUnknown() {
        String names = Arrays.stream(FactName.values())
                .filter(name -> name != FactName.UNKNOWN)
                .map(FactName::wireName)
                .collect(Collectors.joining(", "));
        return ErrorCode.FACT_NAME_UNKNOWN
                .builder("Facts are " + names + ".")
                .with("where", "path parameter name")
                .build();
    }

    /** The lead, if it stands for itself; 308 or 410 otherwise. */
    static Lead standing(Lead lead) {
        if (lead.erasure() != null) {
            throw Problems.leadErased();
        }
        String into = lead.merges().into();
        if (into != null) {
            throw leadMerged(into);
        }
        return lead;
    }

    static HttpProblem leadMerged(String into) {
        return ErrorCode.LEAD_MERGED
                .builder("Its history belongs to another lead now.")
                .withHeader("Location", "/v1/leads/" + into + "/score")
                .with("leadId", into)
                .build();
    }

    static HttpProblem emailUnknown() {
        return ErrorCode.EMAIL_UNKNOWN.problem("No lead has this mail address.");
    }

    static HttpProblem beforeFirstTouchpoint() {
        return ErrorCode.BEFORE_FIRST_TOUCHPOINT
                .builder("The instant lies before the lead's first touchpoint; ask for a later one.")
                .with("where", "query parameter at")
                .build();
    }
}
