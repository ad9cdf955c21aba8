package io.ripen.nurture.domain;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a person told, as far as a mail needs it. An absent member is not known.
 *
 * @param email mail address, lower case
 * @param name full name
 * @param company company name
 * @param timeZone IANA zone
 * @param locale BCP 47 language tag
 */
public record Facts(
        @Nullable String email,
        @Nullable String name,
        @Nullable String company,
        @Nullable String timeZone,
        @Nullable String locale) {

    /** Nothing known. */
    public static final Facts NONE = new Facts(null, null, null, null, null);

    private static final Pattern FIRST_NAME = Pattern.compile("\\p{L}[\\p{L}\\p{M}'’-]{0,39}");

    private static final Pattern NO_COMPANY_NAME =
            Pattern.compile("://|www\\.|[\\p{Cc}\\p{Zl}\\p{Zp}]", Pattern.CASE_INSENSITIVE);

    private static final int LONGEST_COMPANY_NAME = 80;

    /**
     * The name to greet with. Only a word of letters counts, because anybody can type anything into a form and have it
     * sent to somebody else's address.
     */
    public Optional<String> firstName() {
        if (name == null) {
            return Optional.empty();
        }
        String first = name.strip().split("\\s+", 2)[0];
        return FIRST_NAME.matcher(first).matches() ? Optional.of(first) : Optional.empty();
    }

    /**
     * The company to speak of, of at most {@value #LONGEST_COMPANY_NAME} characters. What holds a link or a line break is
     * none: whoever types it into a form would have it sent to somebody else's address, as a link that we signed.
     */
    public Optional<String> companyName() {
        if (company == null || NO_COMPANY_NAME.matcher(company.strip()).find()) {
            return Optional.empty();
        }
        int[] characters =
                company.strip().codePoints().limit(LONGEST_COMPANY_NAME).toArray();
        return Optional.of(new String(characters, 0, characters.length).strip()).filter(name -> !name.isEmpty());
    }
}
