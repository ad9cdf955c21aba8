package io.ripen.scoring.domain.model;

import io.ripen.scoring.domain.touchpoint.EmailAddress;
import java.util.List;

/**
 * Classes of mail domains, kept as lists. A domain belongs to the first class that has it, else it is a business domain.
 *
 * @param classes the classes in order of precedence
 */
public record EmailDomains(List<DomainClass> classes) {
    /** The class of every domain that is in no list. */
    public static final String BUSINESS = "business";

    /**
     * One class.
     *
     * @param name for example {@code free}
     * @param lists its domains
     */
    public record DomainClass(String name, List<DomainList> lists) {
        /** Copies the list of lists. */
        public DomainClass {
            lists = List.copyOf(lists);
        }

        private boolean has(String domain) {
            return lists.stream().anyMatch(list -> list.has(domain));
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
            if (domainClass.has(domain)) {
                return domainClass.name;
            }
        }
        return BUSINESS;
    }
}
