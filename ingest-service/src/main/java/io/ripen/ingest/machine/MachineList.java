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
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The published list of user agents of crawlers, previews, libraries and automated browsers. Answers are remembered,
 * because a site sees few different agents and the list has more than a thousand patterns.
 */
@Singleton
public final class MachineList {
    private static final String LIST = "/lists/crawler-user-agents.json";
    private static final int REMEMBERED = 20_000;

    /** Beyond it an agent is no browser's. */
    private static final int LONGEST = 1024;

    private static final Pattern META = Pattern.compile("(?<!\\\\)[.\\[\\]()*+?|^$]|\\\\[a-zA-Z]");
    private static final Set<String> PREVIEWS = Set.of("social-preview");
    private static final Set<String> AUTOMATION = Set.of("browser-automation");

    private final List<Known> known;
    private final Cache<String, Optional<MachineSign>> answers =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Listed(String pattern, @Nullable List<String> tags) {}

    private record Known(Predicate<String> matches, MachineSign sign) {}

    @Inject
    MachineList() {
        try (InputStream list = MachineList.class.getResourceAsStream(LIST)) {
            List<Listed> entries = JsonMapper.builder()
                    .build()
                    .readerForListOf(Listed.class)
                    .readValue(Objects.requireNonNull(list, LIST));
            this.known = entries.stream().map(MachineList::known).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Why the agent is a machine's; empty if nothing says so. */
    public Optional<MachineSign> sign(String userAgent) {
        String agent = userAgent.length() > LONGEST ? userAgent.substring(0, LONGEST) : userAgent;
        return Objects.requireNonNull(answers.get(agent, this::lookUp));
    }

    private Optional<MachineSign> lookUp(String agent) {
        return known.stream()
                .filter(candidate -> candidate.matches.test(agent))
                .map(Known::sign)
                .findFirst();
    }

    private static Known known(Listed listed) {
        MachineSign sign = new MachineSign(kind(listed), listed.pattern().replace("\\", ""));
        if (META.matcher(listed.pattern()).find()) {
            return new Known(Pattern.compile(listed.pattern()).asPredicate(), sign);
        }
        String literal = listed.pattern().replace("\\", "");
        return new Known(agent -> agent.contains(literal), sign);
    }

    private static String kind(Listed listed) {
        List<String> tags = listed.tags() == null ? List.of() : listed.tags();
        if (tags.stream().anyMatch(AUTOMATION::contains)) {
            return "headless-browser";
        }
        return tags.stream().anyMatch(PREVIEWS::contains) ? "link-preview" : "crawler";
    }
}
