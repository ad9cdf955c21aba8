package io.ripen.scoring.lead;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.ripen.contracts.lead.FactName;
import io.ripen.scoring.domain.lead.Lead;
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
        return Problems.of(404, "fact-name-unknown", "There is no such fact", "Facts are " + names + ".")
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
        return Problems.of(308, "lead-merged", "The lead was merged", "Its history belongs to another lead now.")
                .withHeader("Location", "/v1/leads/" + into + "/score")
                .with("leadId", into)
                .build();
    }

    static HttpProblem emailUnknown() {
        return Problems.of(404, "email-unknown", "There is no such lead", "No lead has this mail address.")
                .build();
    }

    static HttpProblem beforeFirstTouchpoint() {
        return Problems.of(
                        404,
                        "before-first-touchpoint",
                        "The lead had no score yet",
                        "The instant lies before the lead's first touchpoint; ask for a later one.")
                .with("where", "query parameter at")
                .build();
    }
}
