package io.ripen.scoring.domain.model;

import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A kept list of mail domains, in lower case. Two lists with the same entries are equal. */
public final class DomainList {
    private static final String BELOW = "*.";

    /** Domains that are in the list themselves. */
    private final DomainNames domains;

    /** Domains of which every name below is in the list. */
    private final DomainNames parents;

    private DomainList(DomainNames domains, DomainNames parents) {
        this.domains = domains;
        this.parents = parents;
    }

    /** Takes entries one by one. */
    public static final class Builder {
        private final DomainNames domains = new DomainNames();
        private final DomainNames parents = new DomainNames();

        /** An entry in any case, of which {@code *.example.org} stands for every name below {@code example.org}. */
        public Builder add(String entry) {
            String domain = entry.toLowerCase(Locale.ROOT);
            if (domain.startsWith(BELOW)) {
                parents.add(domain.substring(BELOW.length()));
            } else {
                domains.add(domain);
            }
            return this;
        }

        /** The list of what was added; nothing may be added any more. */
        public DomainList build() {
            domains.trim();
            parents.trim();
            return new DomainList(domains, parents);
        }
    }

    /** From entries as {@link Builder#add} takes them. */
    public static DomainList of(Collection<String> entries) {
        Builder list = new Builder();
        entries.forEach(list::add);
        return list.build();
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

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DomainList list && domains.equals(list.domains) && parents.equals(list.parents);
    }

    @Override
    public int hashCode() {
        return Objects.hash(domains, parents);
    }

    @Override
    public String toString() {
        return domains + " and all below " + parents;
    }
}
