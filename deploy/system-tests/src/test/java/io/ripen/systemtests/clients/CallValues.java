package io.ripen.systemtests.clients;

import java.util.List;
import java.util.Map;

/** What the calls of the clients for Java say, the same as those of the clients for Node. */
final class CallValues {
    private CallValues() {}

    static Map<String, Object> traits(String number) {
        return Map.of(
                "email",
                "person" + number + "@example.com",
                "firstName",
                "Pat",
                "lastName",
                "Person" + number,
                "phone",
                "+49 30 1234" + number,
                "title",
                "Head of Purchasing",
                "company",
                Map.of("name", "Example Ltd", "employee_count", 250, "industry", "Machines"),
                "address",
                Map.of("country", "Germany"));
    }

    static Map<String, Object> context() {
        return Map.of(
                "ip",
                "203.0.113.77",
                "userAgent",
                "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
                "locale",
                "en-GB",
                "timezone",
                "Europe/Berlin",
                "campaign",
                Map.of("name", "spring", "source", "newsletter", "medium", "email"),
                "consentManagement",
                Map.of("allowedConsentIds", List.of("web-tracking"), "deniedConsentIds", List.of("profiling")));
    }
}
