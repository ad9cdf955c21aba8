package io.ripen.scoring.domain.model;

import io.ripen.scoring.domain.touchpoint.EmailAddress;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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
     * @param parents domains of which every name below belongs to the class
     */
    public record DomainClass(String name, Set<String> domains, Set<String> parents) {
        private static final String BELOW = "*.";

        /** Copies the sets. */
        public DomainClass {
            domains = Set.copyOf(domains);
            parents = Set.copyOf(parents);
        }

        /** From a list in which {@code *.example.org} stands for every name below {@code example.org}. */
        public DomainClass(String name, Set<String> list) {
            this(
                    name,
                    list.stream().filter(domain -> !domain.startsWith(BELOW)).collect(Collectors.toUnmodifiableSet()),
                    list.stream()
                            .filter(domain -> domain.startsWith(BELOW))
                            .map(domain -> domain.substring(BELOW.length()))
                            .collect(Collectors.toUnmodifiableSet()));
        }

        private boolean has(String domain) {
            if (domains.contains(domain)) {
                return true;
            }
            for (int dot = domain.indexOf('.'); dot >= 0 && !parents.isEmpty(); dot = domain.indexOf('.', dot + 1)) {
                if (parents.contains(domain.substring(dot + 1))) {
                    return true;
                }
            }
            return false;
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
