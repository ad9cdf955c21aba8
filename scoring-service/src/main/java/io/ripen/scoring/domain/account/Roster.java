package io.ripen.scoring.domain.account;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The members of an account, in the orders in which its score names them. Not thread-safe. */
final class Roster {
    /** A company's name, and how many members tell it. */
    private record Name(String name, int members) {}

    private final Map<String, Member> members = new HashMap<>();
    private final Best<Member> byTotal = new Best<>(Roster::byTotal, AccountScore.MOST_LINES);
    private final Best<Member> byFit = new Best<>(Roster::byFit, 1);
    private final Best<Member> byEngagement = new Best<>(Roster::byEngagement, AccountScore.MOST_LINES);
    private final TreeMap<String, Integer> functions = new TreeMap<>();
    private final Map<String, Integer> names = new HashMap<>();
    private @Nullable TreeSet<Name> byFrequency;
    private int active;
    private long engagement;

    private static int byTotal(Member one, Member other) {
        return descending(one.score().total(), other.score().total(), one, other);
    }

    private static int byFit(Member one, Member other) {
        return descending(one.score().fit(), other.score().fit(), one, other);
    }

    private static int byEngagement(Member one, Member other) {
        return descending(
                Math.abs(one.score().engagement()), Math.abs(other.score().engagement()), one, other);
    }

    private static int descending(long value, long otherValue, Member one, Member other) {
        return value == otherValue ? one.leadId().compareTo(other.leadId()) : Long.compare(otherValue, value);
    }

    /** Adds a lead that is no member. */
    void add(Member member) {
        byTotal.add(member, members.size());
        byFit.add(member, members.size());
        byEngagement.add(member, members.size());
        members.put(member.leadId(), member);
        active += member.score().engagement() == 0 ? 0 : 1;
        engagement += member.score().engagement();
        if (member.function() != null) {
            functions.merge(member.function(), 1, Integer::sum);
        }
        if (member.company() != null) {
            tell(member.company(), 1);
        }
    }

    /** Removes a member as it was added. */
    void remove(Member member) {
        members.remove(member.leadId());
        byTotal.remove(member);
        byFit.remove(member);
        byEngagement.remove(member);
        active -= member.score().engagement() == 0 ? 0 : 1;
        engagement -= member.score().engagement();
        if (member.function() != null) {
            functions.computeIfPresent(member.function(), (name, count) -> count == 1 ? null : count - 1);
        }
        if (member.company() != null) {
            tell(member.company(), -1);
        }
    }

    private void tell(String name, int more) {
        int before = names.getOrDefault(name, 0);
        int after = before + more;
        if (after == 0) {
            names.remove(name);
        } else {
            names.put(name, after);
        }
        if (byFrequency != null) {
            byFrequency.remove(new Name(name, before));
            if (after > 0) {
                byFrequency.add(new Name(name, after));
            }
        }
    }

    /** How many members there are. */
    int size() {
        return members.size();
    }

    /** Those with the highest totals, highest first, then by lead id, at most {@link AccountScore#MOST_LINES}. */
    List<Member> highest() {
        return byTotal.of(members.values());
    }

    /** The one that fits best; of equally fit ones the first by lead id. */
    Optional<Member> fittest() {
        return byFit.of(members.values()).stream().findFirst();
    }

    /** How many have any engagement. */
    int active() {
        return active;
    }

    /** Those with the most engagement, negative or positive, then by lead id, at most {@link AccountScore#MOST_LINES}. */
    List<Member> mostActive() {
        return byEngagement.of(members.values()).stream()
                .filter(member -> member.score().engagement() != 0)
                .toList();
    }

    /** The sum of all members' engagement. */
    long engagement() {
        return engagement;
    }

    /** Functions that members have, in alphabetical order. */
    List<String> functions() {
        return List.copyOf(functions.keySet());
    }

    /** The company's name that most members tell, of equally frequent ones the first in alphabetical order. */
    Optional<String> name() {
        if (byFrequency == null) {
            TreeSet<Name> ordered = new TreeSet<>(
                    Comparator.comparingInt(Name::members).reversed().thenComparing(Name::name));
            names.forEach((name, count) -> ordered.add(new Name(name, count)));
            byFrequency = ordered;
        }
        return byFrequency.isEmpty()
                ? Optional.empty()
                : Optional.of(byFrequency.first().name());
    }
}
