package io.ripen.nurture.domain.consent;

import org.jspecify.annotations.Nullable;

/**
 * What consent tools repeat with every event about one purpose.
 *
 * @param given the newest standing grant; null if there is none
 * @param ended the newest standing withdrawal; null if there is none
 */
public record Repeated(@Nullable Consent given, @Nullable Consent ended) {
    static final Repeated NOTHING = new Repeated(null, null);

    /** This and one more standing consent. */
    Repeated with(Consent consent) {
        return consent.ends() ? new Repeated(given, newer(ended, consent)) : new Repeated(newer(given, consent), ended);
    }

    private static Consent newer(@Nullable Consent held, Consent consent) {
        return held == null || Consent.AS_SAID.compare(held, consent) < 0 ? consent : held;
    }

    /**
     * What holds. A repeated grant undoes no withdrawal but one that was itself repeated, and changes no grant that holds; a
     * repeated withdrawal ends what was said before it.
     *
     * @param said what holds of what the person said; null if that is nothing
     * @param beside what was said and still counts beside it
     */
    @Nullable
    Consent holding(@Nullable Consent said, @Nullable Consent beside) {
        if (ended == null || (said != null && (said.ends() || said.at().isAfter(ended.at())))) {
            return said == null ? given : said;
        }
        if (beside != null && !beside.ends() && beside.at().isAfter(ended.at())) {
            return beside;
        }
        return given != null && given.at().isAfter(ended.at()) ? given : ended;
    }
}
