package io.ripen.scoring.domain.touchpoint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A kept list of industries. What a person writes is brought to a name of the list where a word of it says which; what
 * no word says stays as it was written.
 */
public final class Industries {
    /** No list: every text stays. */
    public static final Industries NONE = new Industries(List.of());

    private static final int SECTOR_DIGITS = 2;
    private static final int MOST_CODE_DIGITS = 6;

    /**
     * An industry.
     *
     * @param name the name that a fact gets
     * @param codes the first two digits of its codes
     * @param words words and phrases that tell it
     */
    public record Industry(String name, List<String> codes, List<String> words) {
        /** Copies the lists. */
        public Industry {
            codes = List.copyOf(codes);
            words = List.copyOf(words);
        }
    }

    private record Phrase(String words, String industry) {}

    private final List<Industry> industries;
    private final List<Phrase> phrases;

    /** A list in its order: of equally long phrases the first holds. */
    public Industries(List<Industry> industries) {
        this.industries = List.copyOf(industries);
        List<Phrase> all = new ArrayList<>();
        for (Industry industry : industries) {
            all.add(new Phrase(Words.of(industry.name), industry.name));
            industry.words.forEach(word -> all.add(new Phrase(Words.of(word), industry.name)));
        }
        all.sort(Comparator.comparingInt((Phrase phrase) -> phrase.words.length())
                .reversed());
        this.phrases = List.copyOf(all);
    }

    /** The names in the order of the list. */
    public List<String> names() {
        return industries.stream().map(Industry::name).toList();
    }

    /** The name in the list, or the text as it was written. */
    String normalise(String given) {
        String words = Words.of(given);
        String text = words.strip();
        boolean isCode = text.length() >= SECTOR_DIGITS
                && text.length() <= MOST_CODE_DIGITS
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return (isCode ? ofCode(text) : ofWords(words)).orElseGet(() -> Words.spaced(given));
    }

    private Optional<String> ofCode(String code) {
        String sector = code.substring(0, SECTOR_DIGITS);
        return industries.stream()
                .filter(industry -> industry.codes.contains(sector))
                .map(Industry::name)
                .findFirst();
    }

    private Optional<String> ofWords(String words) {
        return phrases.stream()
                .filter(phrase -> words.contains(phrase.words))
                .map(Phrase::industry)
                .findFirst();
    }
}
