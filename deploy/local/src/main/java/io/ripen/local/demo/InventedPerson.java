package io.ripen.local.demo;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A person who does not exist, for a visitor of the sample who sends a form. The same visitor is always the same person.
 *
 * @param function function in the buying centre, where the person tells it
 * @param phone from the range that is reserved for fiction, where the person tells it
 * @param mayBeMailed whether the person agrees to be contacted by mail
 */
record InventedPerson(
        String email,
        String name,
        String company,
        String companySize,
        String jobTitle,
        @Nullable String function,
        @Nullable String phone,
        boolean mayBeMailed) {

    private static final List<String> FIRST_NAMES = List.of(
            "Ada", "Ben", "Clara", "Dario", "Elif", "Farid", "Greta", "Hugo", "Ines", "Jonas", "Kira", "Liam", "Mira",
            "Nils", "Olga", "Pavel", "Rosa", "Samir", "Tessa", "Yuki");

    private static final List<String> LAST_NAMES = List.of(
            "Abel",
            "Brandt",
            "Castell",
            "Dorn",
            "Eklund",
            "Falk",
            "Grau",
            "Holm",
            "Iversen",
            "Jansen",
            "Keller",
            "Lindqvist",
            "Marek",
            "Novak",
            "Okafor",
            "Petri",
            "Quast",
            "Rossi",
            "Sommer",
            "Tanaka",
            "Ulrich",
            "Vogt");

    private static final List<String> COMPANIES = List.of(
            "Alder Analytics",
            "Birchwood Retail",
            "Cobalt Travel",
            "Driftline Media",
            "Elmgate Insurance",
            "Fjordbank",
            "Granite Games",
            "Harbour Health",
            "Inkwell Press",
            "Juniper Foods",
            "Kestrel Mobility",
            "Larkspur Learning",
            "Meridian Freight",
            "Northwind Energy",
            "Opaline Cosmetics",
            "Pinecrest Homes");

    private static final List<String> COMPANY_SIZES =
            List.of("1-10", "11-50", "51-200", "201-500", "501-1000", "1001-5000");

    private static final List<String> JOB_TITLES = List.of(
            "Head of Data",
            "Data Engineer",
            "CTO",
            "Marketing Analyst",
            "VP Marketing",
            "Product Manager",
            "Purchasing Officer",
            "Student",
            "Growth Hacker",
            "Assistant to the Board",
            "Founder",
            "Evangelist");

    private static final List<String> FUNCTIONS = List.of("decider", "influencer", "user", "buyer");

    private static final int SHARE_WITH_FUNCTION = 40;
    private static final int SHARE_WITH_PHONE = 50;
    private static final int SHARE_MAY_BE_MAILED = 80;

    /** The person behind a visitor id. */
    static InventedPerson of(String visitorId) {
        byte[] dice = sha256(visitorId);
        String first = pick(FIRST_NAMES, dice[0]);
        String last = pick(LAST_NAMES, dice[1]);
        String unique = visitorId.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
        return new InventedPerson(
                (first + "." + last + "." + unique.substring(0, Math.min(12, unique.length())) + "@example.com")
                        .toLowerCase(Locale.ROOT),
                first + " " + last,
                pick(COMPANIES, dice[2]),
                pick(COMPANY_SIZES, dice[3]),
                pick(JOB_TITLES, dice[4]),
                percent(dice[5]) < SHARE_WITH_FUNCTION ? pick(FUNCTIONS, dice[6]) : null,
                percent(dice[7]) < SHARE_WITH_PHONE ? "+44 20 7946 0%03d".formatted((dice[8] & 0xff) * 3) : null,
                percent(dice[9]) < SHARE_MAY_BE_MAILED);
    }

    private static String pick(List<String> values, byte die) {
        return values.get((die & 0xff) % values.size());
    }

    private static int percent(byte die) {
        return (die & 0xff) * 100 / 256;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
