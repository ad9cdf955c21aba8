package io.ripen.scoring.domain.model;

import io.ripen.scoring.domain.touchpoint.EmailAddress;
import java.util.List;
import java.util.Set;

/**
 * Classes of mail domains, kept as lists. A domain belongs to the first list that has it, else it is a business domain.
 *
 * @param classes the lists in order of precedence
 */
public record EmailDomains(List<DomainClass> classes) {
    /** The class of every domain that is in no list. */
    public static final String BUSINESS = "business";

    /**
     * One list.
     *
     * @param name for example {@code free}
     * @param domains domains in lower case
     */
    public record DomainClass(String name, Set<String> domains) {
        /** Copies the set. */
        public DomainClass {
            domains = Set.copyOf(domains);
        }
    }

    /** Copies the list. */
    public EmailDomains {
        classes = List.copyOf(classes);
    }

    /** The class of an address's domain. */
    public String classOf(String email) {
        String domain = EmailAddress.domain(email);
        for (DomainClass domainClass : classes) {
            if (domainClass.domains.contains(domain)) {
                return domainClass.name;
            }
        }
        return BUSINESS;
    }
}
