package io.ripen.scoring.lead;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.ripen.contracts.lead.FactName;
import io.ripen.scoring.http.ErrorCode;
import java.net.URI;
import java.util.Arrays;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Answers of the API of leads to requests that cannot be served, RFC 9457. */
final class LeadProblems {
    private static final Pattern LEAD_ID = Pattern.compile("(?<=/)[0-9a-fA-F-]{36}(?=/|$)");

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

    /**
     * The same is to be asked of another lead.
     *
     * @param into that lead
     * @param asked the address of the request, with the id of the lead that was merged as a part of its path
     */
    static HttpProblem leadMerged(UUID into, URI asked) {
        Matcher id = LEAD_ID.matcher(asked.getRawPath());
        // An id in escapes is not found: then its score is named, and never the request itself.
        String path = id.find() ? id.replaceFirst(into.toString()) : "/v1/leads/" + into + "/score";
        String query = asked.getRawQuery();
        return ErrorCode.LEAD_MERGED
                .builder("Its history belongs to another lead now.")
                .withHeader("Location", query == null ? path : path + "?" + query)
                .with("leadId", into.toString())
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
