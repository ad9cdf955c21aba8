package io.ripen.scoring.domain.model;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A kept list of mail domains, in lower case.
 *
 * @param domains domains that are in the list themselves
 * @param parents domains of which every name below is in the list
 */
public record DomainList(Set<String> domains, Set<String> parents) {
    private static final String BELOW = "*.";

    /** Copies the sets. */
    public DomainList {
        domains = Set.copyOf(domains);
        parents = Set.copyOf(parents);
    }

    /** From entries in any case, of which {@code *.example.org} stands for every name below {@code example.org}. */
    public static DomainList of(Collection<String> entries) {
        return new DomainList(
                lowerCase(entries).filter(domain -> !domain.startsWith(BELOW)).collect(Collectors.toUnmodifiableSet()),
                lowerCase(entries)
                        .filter(domain -> domain.startsWith(BELOW))
                        .map(domain -> domain.substring(BELOW.length()))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static Stream<String> lowerCase(Collection<String> entries) {
        return entries.stream().map(domain -> domain.toLowerCase(Locale.ROOT));
    }

    /** The list as it was written. */
    public Stream<String> entries() {
        return Stream.concat(domains.stream(), parents.stream().map(BELOW::concat));
    }

    boolean has(String domain) {
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
