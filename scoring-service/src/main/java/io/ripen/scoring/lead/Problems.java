package io.ripen.scoring.lead;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.ripen.contracts.lead.FactName;
import io.ripen.scoring.domain.lead.Lead;
import java.net.URI;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Answers of the read API to requests that cannot be served, RFC 9457. */
public final class Problems {
    private Problems() {}

    /** 400: a query parameter cannot be used. */
    public static HttpProblem invalidParameter(String parameter, String detail) {
        return problem(400, "invalid-parameter", "A parameter cannot be used", detail)
                .with("where", "query parameter " + parameter)
                .build();
    }

    /** 404: there is no such account. */
    public static HttpProblem accountUnknown() {
        return problem(404, "account-unknown", "There is no such account", "No account has this id.")
                .build();
    }

    static HttpProblem leadUnknown() {
        return problem(404, "lead-unknown", "There is no such lead", "No lead has this id.")
                .build();
    }

    static HttpProblem factNameUnknown() {
        String names = Arrays.stream(FactName.values())
                .filter(name -> name != FactName.UNKNOWN)
                .map(FactName::wireName)
                .collect(Collectors.joining(", "));
        return problem(404, "fact-name-unknown", "There is no such fact", "Facts are " + names + ".")
                .with("where", "path parameter name")
                .build();
    }

    static HttpProblem leadErased() {
        return problem(410, "lead-erased", "The lead was erased", "The person was forgotten; the id names nobody.")
                .build();
    }

    /** The lead, if it stands for itself; 308 or 410 otherwise. */
    static Lead standing(Lead lead) {
        if (lead.erasure() != null) {
            throw leadErased();
        }
        String into = lead.merges().into();
        if (into != null) {
            throw leadMerged(into);
        }
        return lead;
    }

    static HttpProblem leadMerged(String into) {
        return problem(308, "lead-merged", "The lead was merged", "Its history belongs to another lead now.")
                .withHeader("Location", "/v1/leads/" + into + "/score")
                .with("leadId", into)
                .build();
    }

    static HttpProblem emailUnknown() {
        return problem(404, "email-unknown", "There is no such lead", "No lead has this mail address.")
                .build();
    }

    static HttpProblem beforeFirstTouchpoint() {
        return problem(
                        404,
                        "before-first-touchpoint",
                        "The lead had no score yet",
                        "The instant lies before the lead's first touchpoint; ask for a later one.")
                .with("where", "query parameter at")
                .build();
    }

    private static HttpProblem.Builder problem(int status, String code, String title, String detail) {
        return HttpProblem.builder()
                .withType(URI.create("urn:ripen:problem:" + code))
                .withStatus(status)
                .withTitle(title)
                .withDetail(detail)
                .with("code", code);
    }
}
