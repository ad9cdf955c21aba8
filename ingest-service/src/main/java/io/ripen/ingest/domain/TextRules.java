package io.ripen.ingest.domain;

import io.ripen.ingest.domain.raw.Member;
import io.ripen.ingest.domain.raw.Section;
import io.ripen.ingest.domain.raw.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Rules on text members: bounds, closed vocabularies, members that need one another, URLs. */
final class TextRules {
    private TextRules() {}

    static Optional<Rejection> withinBounds(Draft draft) {
        for (Map.Entry<Member, String> entry : draft.texts().entrySet()) {
            Member member = entry.getKey();
            Optional<Rejection> rejection = member.isId()
                    ? checkId(member, entry.getValue())
                    : checkText(member.pointer(), member.maxLength(), entry.getValue());
            if (rejection.isPresent()) {
                return rejection;
            }
        }
        return Optional.empty();
    }

    static Optional<Rejection> checkText(String pointer, int maxLength, String text) {
        if (text.length() > maxLength) {
            return Optional.of(tooLong(pointer, maxLength, text));
        }
        return Texts.isClean(text)
                ? Optional.empty()
                : Optional.of(new Rejection(
                        RejectionCode.INVALID_TEXT,
                        pointer,
                        "A text must not hold control characters or unpaired surrogates."));
    }

    private static Optional<Rejection> checkId(Member member, String id) {
        if (id.length() > member.maxLength()) {
            return Optional.of(tooLong(member.pointer(), member.maxLength(), id));
        }
        return Texts.isVisible(id)
                ? Optional.empty()
                : Optional.of(Rejection.of(
                        RejectionCode.INVALID_ID,
                        member,
                        "An id has 1 to " + member.maxLength() + " visible characters, and no blanks."));
    }

    private static Rejection tooLong(String pointer, int maxLength, String text) {
        String detail = String.format(
                Locale.ROOT, "A text of at most %d characters is expected, not of %d.", maxLength, text.length());
        return new Rejection(RejectionCode.TOO_LONG, pointer, detail);
    }

    /** The key says which site it is; an event may repeat it. */
    static Optional<Rejection> siteIsTheKeys(Draft draft) {
        String site = draft.text(Member.SITE);
        return site == null || site.equals(draft.reception().site())
                ? Optional.empty()
                : Optional.of(Rejection.of(
                        RejectionCode.WRONG_SITE,
                        Member.SITE,
                        "Leave site out, or name the site that the write key belongs to."));
    }

    static Optional<Rejection> someoneIsNamed(Draft draft) {
        return draft.text(Member.VISITOR_ID) != null || draft.text(Member.USER_ID) != null
                ? Optional.empty()
                : Optional.of(Rejection.of(
                        RejectionCode.MISSING_MEMBER, Member.VISITOR_ID, "Give visitorId, userId or both."));
    }

    static Rule required(Member member) {
        return draft -> draft.text(member) == null ? Optional.of(missing(member)) : Optional.empty();
    }

    /** An object that says anything must have this member. */
    static Rule requiredWithin(Section section, Member member) {
        return draft ->
                draft.text(member) == null && draft.has(section) ? Optional.of(missing(member)) : Optional.empty();
    }

    private static Rejection missing(Member member) {
        return Rejection.of(RejectionCode.MISSING_MEMBER, member, "Give " + member.memberName() + ".");
    }

    static Rule isOneOf(Member member, List<String> allowed) {
        return draft -> {
            String text = draft.text(member);
            return text == null ? Optional.empty() : checkWord(member.pointer(), text, allowed);
        };
    }

    static Optional<Rejection> checkWord(String pointer, String text, List<String> allowed) {
        return allowed.contains(text)
                ? Optional.empty()
                : Optional.of(new Rejection(
                        RejectionCode.UNKNOWN_VALUE, pointer, "Allowed are " + String.join(", ", allowed) + "."));
    }

    static Rule isAbsoluteUrl(Member member) {
        return draft -> {
            String url = draft.text(member);
            return url == null || AbsoluteUrl.is(url)
                    ? Optional.empty()
                    : Optional.of(Rejection.of(
                            RejectionCode.INVALID_URL,
                            member,
                            "An absolute URL is expected, for example https://example.com/pricing."));
        };
    }
}
