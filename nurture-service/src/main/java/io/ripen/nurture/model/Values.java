package io.ripen.nurture.model;

import io.ripen.definitions.YamlNode;
import io.ripen.nurture.domain.Fact;
import io.ripen.nurture.domain.MailKind;
import io.ripen.nurture.domain.consent.ConsentPurpose;
import io.ripen.nurture.domain.consent.ConsentStatus;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Single values of journey files. */
final class Values {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int LONGEST_NAME = 64;
    private static final Pattern STAGE = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");
    private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");
    private static final Pattern POINTS = Pattern.compile("\\d{1,6}(\\.\\d{1,2})?");
    private static final Pattern PERIOD =
            Pattern.compile("P(?!$)(\\d{1,4}D)?(T(?=\\d)(\\d{1,5}H)?(\\d{1,6}M)?(\\d{1,8}S)?)?");
    private static final Duration LONGEST = Duration.ofDays(3650);
    private static final SequencedMap<String, ConsentPurpose> PURPOSES =
            byId(ConsentPurpose.values(), ConsentPurpose::id);
    private static final SequencedMap<String, MailKind> KINDS = byId(MailKind.values(), MailKind::id);
    private static final SequencedMap<String, Fact> FACTS = byId(Fact.values(), Fact::id);
    private static final SequencedMap<String, ConsentStatus> CONSENTS = byId(
            new ConsentStatus[] {ConsentStatus.GRANTED, ConsentStatus.CONFIRMED},
            status -> status.name().toLowerCase(Locale.ROOT));

    /** The consent that the installation's rules ask of a marketing mail. */
    private static final String NEEDED = "needed";

    private Values() {}

    /** A name that can be part of a mail key. */
    static String name(YamlNode node) {
        String name = node.text();
        if (!NAME.matcher(name).matches() || name.length() > LONGEST_NAME) {
            throw node.refused(
                    "'" + name + "' is no name here; allowed: lower-case letters and digits, joined by single"
                            + " hyphens, at most " + LONGEST_NAME + " characters");
        }
        return name;
    }

    static String stage(YamlNode node) {
        if (!STAGE.matcher(node.text()).matches()) {
            throw node.refused("'" + node.text()
                    + "' is no stage; allowed: letters, digits, '_' and '-', a letter first, at most 64 characters");
        }
        return node.text();
    }

    static int whole(YamlNode node, int least, int most) {
        String text = node.text();
        if (WHOLE.matcher(text).matches()) {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw node.refused(
                "'" + text + "' is not allowed; a whole number from " + least + " to " + most + " belongs here");
    }

    static BigDecimal points(YamlNode node) {
        if (!POINTS.matcher(node.text()).matches()) {
            throw node.refused("'" + node.text() + "' is not allowed; points with at most two decimals belong here");
        }
        return new BigDecimal(node.text());
    }

    /** A period that is longer than nothing; a day has 24 hours. */
    static Duration period(YamlNode node) {
        String text = node.text();
        if (PERIOD.matcher(text).matches()) {
            Duration period = Duration.parse(text);
            if (!period.isZero() && period.compareTo(LONGEST) <= 0) {
                return period;
            }
        }
        throw node.refused("'" + text + "' is not allowed; a period above zero and up to " + LONGEST.toDays()
                + " days belongs here, for example P3D or PT8H");
    }

    static Instant instant(YamlNode node) {
        try {
            return Instant.parse(node.text());
        } catch (DateTimeException e) {
            throw node.refused("'" + node.text() + "' is not allowed; an instant belongs here, for example"
                    + " 2027-01-15T09:00:00Z");
        }
    }

    static ConsentPurpose purpose(YamlNode node) {
        return oneOf(node, PURPOSES);
    }

    static MailKind kind(YamlNode node) {
        return oneOf(node, KINDS);
    }

    static Fact fact(YamlNode node) {
        return oneOf(node, FACTS);
    }

    /** What a consent must come to; {@code needed} is what the installation's rules ask of a marketing mail. */
    static ConsentStatus consent(YamlNode node, ConsentStatus needed) {
        SequencedMap<String, ConsentStatus> words = new LinkedHashMap<>(CONSENTS);
        words.put(NEEDED, needed);
        return oneOf(node, words);
    }

    /** The values of a list, none of them twice. */
    static <T> Set<T> set(YamlNode node, Function<YamlNode, T> value) {
        Set<T> values = new LinkedHashSet<>();
        for (YamlNode item : node.items()) {
            if (!values.add(value.apply(item))) {
                throw item.refused("'" + item.text() + "' stands here twice");
            }
        }
        return values;
    }

    private static <T> T oneOf(YamlNode node, SequencedMap<String, T> words) {
        T value = words.get(node.oneOf(words.keySet()));
        if (value == null) {
            throw new IllegalStateException("the word is one of them");
        }
        return value;
    }

    private static <T> SequencedMap<String, T> byId(T[] values, Function<T, String> id) {
        SequencedMap<String, T> words = new LinkedHashMap<>();
        Arrays.stream(values).forEach(value -> words.put(id.apply(value), value));
        return words;
    }
}
