package io.ripen.ingest.reading;

import io.ripen.contracts.lead.ConsentPurpose;
import io.ripen.ingest.domain.raw.Member;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the fields of a form mean, by their names. Upper and lower case and everything but letters and digits make no
 * difference, and of a name in brackets ({@code contact[email]}) the inner part counts as well.
 */
public final class FieldNames {
    private static final String CONSENT = "consent";
    private static final Map<String, Meaning> MEANINGS = meanings();

    private FieldNames() {}

    /** What a field stands for. */
    public sealed interface Meaning {
        /** A member of the event. */
        record OfMember(Member member) implements Meaning {}

        /** A part of the person's name. */
        record NamePart(Part part) implements Meaning {}

        /** A box to tick that gives a consent. */
        record Consent(String purpose) implements Meaning {}

        /** The version of the text that the person agreed to. */
        record ConsentVersion() implements Meaning {}
    }

    /** The parts of a name, in the order in which they are put together. */
    public enum Part {
        FIRST,
        LAST
    }

    /** The field's meaning; null if its name says nothing. */
    public static @Nullable Meaning meaning(String fieldName) {
        Meaning meaning = MEANINGS.get(plain(fieldName));
        int bracket = fieldName.lastIndexOf('[');
        return meaning == null && bracket >= 0 ? MEANINGS.get(plain(fieldName.substring(bracket))) : meaning;
    }

    /** Whether the value of a box says that it is ticked. */
    public static boolean isTicked(String value) {
        return !Refusals.is(value);
    }

    /** The name in small letters and digits, without anything else. */
    public static String plain(String fieldName) {
        StringBuilder plain = new StringBuilder(fieldName.length());
        fieldName
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    private static Map<String, Meaning> meanings() {
        Map<String, Meaning> meanings = new HashMap<>();
        put(meanings, Member.FACTS_EMAIL, "email mail emailaddress mailaddress youremail yourmail useremail");
        put(meanings, Member.FACTS_EMAIL, "contactemail workemail businessemail companyemail emailadresse mailadresse");
        put(meanings, Member.FACTS_NAME, "name fullname yourname contactname displayname");
        put(meanings, Member.FACTS_PHONE, "phone phonenumber telephone tel mobile mobilephone yourphone yourtel");
        put(meanings, Member.FACTS_PHONE, "workphone businessphone telefon telefonnummer handy");
        put(meanings, Member.FACTS_JOB_TITLE, "jobtitle position role yourposition yourjobtitle");
        put(meanings, Member.FACTS_FUNCTION, "function jobfunction department abteilung funktion");
        put(meanings, Member.FACTS_COMPANY, "company companyname organization organisation yourcompany employer");
        put(meanings, Member.FACTS_COMPANY, "firma firmenname unternehmen");
        put(meanings, Member.FACTS_COMPANY_SIZE, "companysize employees numberofemployees mitarbeiterzahl");
        put(meanings, Member.FACTS_INDUSTRY, "industry sector branche");
        put(meanings, Member.FACTS_COUNTRY, "country countrycode land");
        put(meanings, Member.FACTS_TIME_ZONE, "timezone");
        put(meanings, Member.FACTS_LOCALE, "locale language lang sprache");
        put(meanings, Member.CAMPAIGN_NAME, "utmcampaign");
        put(meanings, Member.CAMPAIGN_SOURCE, "utmsource");
        put(meanings, Member.CAMPAIGN_MEDIUM, "utmmedium");
        put(meanings, Member.CAMPAIGN_TERM, "utmterm");
        put(meanings, Member.CAMPAIGN_CONTENT, "utmcontent");
        for (String first : List.of("firstname", "givenname", "forename", "fname", "vorname")) {
            meanings.put(first, new Meaning.NamePart(Part.FIRST));
        }
        for (String last : List.of("lastname", "familyname", "surname", "lname", "nachname")) {
            meanings.put(last, new Meaning.NamePart(Part.LAST));
        }
        for (String purpose : purposes()) {
            meanings.put(CONSENT + plain(purpose), new Meaning.Consent(purpose));
        }
        for (String newsletter : List.of("newsletter", "optin", "emailoptin", "marketingoptin")) {
            meanings.put(newsletter, new Meaning.Consent(ConsentPurpose.CONTACT_BY_MAIL.wireName()));
        }
        meanings.put(CONSENT + "version", new Meaning.ConsentVersion());
        meanings.put(CONSENT + "textversion", new Meaning.ConsentVersion());
        return Map.copyOf(meanings);
    }

    private static void put(Map<String, Meaning> meanings, Member member, String names) {
        Arrays.stream(names.split(" ")).forEach(name -> meanings.put(name, new Meaning.OfMember(member)));
    }

    /** The purposes a person can agree to, in their JSON form. */
    public static List<String> purposes() {
        return Arrays.stream(ConsentPurpose.values())
                .filter(purpose -> purpose != ConsentPurpose.UNKNOWN)
                .map(ConsentPurpose::wireName)
                .collect(Collectors.toUnmodifiableList());
    }
}
