package io.ripen.ingest.machine;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.ripen.ingest.domain.MachineSign;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The published list of user agents of crawlers, previews, libraries and automated browsers. Answers are remembered,
 * because a site sees few different agents and the list has more than a thousand patterns; what has not been seen yet takes
 * some hundredths of a millisecond.
 */
@Singleton
public final class MachineList {
    private static final String LIST = "/lists/crawler-user-agents.json";
    private static final int REMEMBERED = 20_000;

    /** Beyond it an agent is no browser's. */
    private static final int LONGEST = 1024;

    private static final Pattern META = Pattern.compile("(?<!\\\\)[.\\[\\]()*+?|^$]|\\\\[a-zA-Z]");

    /** What of a pattern does not stand for itself: groups, classes, and what may be there or not. */
    private static final Pattern OPEN =
            Pattern.compile("\\([^)]*\\)|\\[[^\\]]*]|\\\\[a-zA-Z]|[^\\])][*?{]|(?<!\\\\)[.*+?{}|^$]");

    private static final Pattern NESTED = Pattern.compile("\\([^)]*[(\\[\\\\]");
    private static final Set<String> PREVIEWS = Set.of("social-preview");
    private static final Set<String> LIBRARIES = Set.of("http-library");
    private static final Set<String> AUTOMATION = Set.of("browser-automation");

    /** So many characters a literal begins with, to be found at every place of an agent at once. */
    private static final int BEGINNING = 4;

    /** The list's literals by their beginning. */
    private final Map<String, List<Literal>> literals = new HashMap<>();

    /** The list's other patterns, in its order. */
    private final List<Expression> expressions = new ArrayList<>();

    private final Cache<String, Optional<MachineSign>> answers =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Listed(String pattern, @Nullable List<String> tags) {}

    /**
     * A pattern that stands for itself.
     *
     * @param place its place in the list
     */
    private record Literal(int place, String text, MachineSign sign) {}

    /**
     * Any other pattern.
     *
     * @param place its place in the list
     * @param needed what an agent contains in any case if it matches
     */
    private record Expression(int place, Pattern pattern, String needed, MachineSign sign) {
        boolean matches(String agent) {
            return agent.contains(needed) && pattern.matcher(agent).find();
        }
    }

    @Inject
    MachineList() {
        try (InputStream list = MachineList.class.getResourceAsStream(LIST)) {
            List<Listed> entries = JsonMapper.builder()
                    .build()
                    .readerForListOf(Listed.class)
                    .readValue(Objects.requireNonNull(list, LIST));
            for (int place = 0; place < entries.size(); place++) {
                add(place, entries.get(place));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Why the agent is a machine's; empty if nothing says so. */
    public Optional<MachineSign> sign(String userAgent) {
        String agent = userAgent.length() > LONGEST ? userAgent.substring(0, LONGEST) : userAgent;
        return Objects.requireNonNull(answers.get(agent, this::lookUp));
    }

    /** What stands first in the list counts. */
    private Optional<MachineSign> lookUp(String agent) {
        Literal literal = firstLiteral(agent);
        for (Expression expression : expressions) {
            if (literal != null && literal.place < expression.place) {
                break;
            }
            if (expression.matches(agent)) {
                return Optional.of(expression.sign);
            }
        }
        return Optional.ofNullable(literal).map(Literal::sign);
    }

    private @Nullable Literal firstLiteral(String agent) {
        Literal first = null;
        for (int at = 0; at + BEGINNING <= agent.length(); at++) {
            for (Literal literal : literals.getOrDefault(agent.substring(at, at + BEGINNING), List.of())) {
                if ((first == null || literal.place < first.place) && agent.startsWith(literal.text, at)) {
                    first = literal;
                }
            }
        }
        return first;
    }

    private void add(int place, Listed listed) {
        MachineSign sign = new MachineSign(kind(listed), listed.pattern().replace("\\", ""), isLibrary(listed));
        String[] alternatives =
                listed.pattern().indexOf('(') < 0 ? listed.pattern().split("\\|") : new String[] {listed.pattern()};
        for (String alternative : alternatives) {
            String literal = alternative.replace("\\", "");
            if (META.matcher(alternative).find() || literal.length() < BEGINNING) {
                Pattern pattern = Pattern.compile(alternative);
                expressions.add(new Expression(place, pattern, needed(alternative), sign));
            } else {
                literals.computeIfAbsent(literal.substring(0, BEGINNING), beginning -> new ArrayList<>())
                        .add(new Literal(place, literal, sign));
            }
        }
    }

    /** The longest part that stands for itself; empty if there is none, or the pattern is too intricate to tell. */
    private static String needed(String pattern) {
        return NESTED.matcher(pattern).find()
                ? ""
                : OPEN.splitAsStream(pattern)
                        .map(part -> part.replace("\\", ""))
                        .max(Comparator.comparingInt(String::length))
                        .orElse("");
    }

    private static boolean isLibrary(Listed listed) {
        return listed.tags() != null
                && LIBRARIES.containsAll(listed.tags())
                && !listed.tags().isEmpty();
    }

    private static String kind(Listed listed) {
        List<String> tags = listed.tags() == null ? List.of() : listed.tags();
        if (tags.stream().anyMatch(AUTOMATION::contains)) {
            return "headless-browser";
        }
        return tags.stream().anyMatch(PREVIEWS::contains) ? "link-preview" : "crawler";
    }
}
