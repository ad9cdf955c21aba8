package io.ripen.ingest.domain;

import io.ripen.ingest.domain.raw.Member;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The visitor and user that a page names by an id which no touchpoint can hold, a login name with a blank for example, are
 * known by a hash of it: nobody reads the answer in a browser, and everything that the person does would be lost. A blank
 * id names nobody. A server is told what is wrong instead.
 *
 * @param hashedId stands for an id that cannot be held
 */
record UnfitIds(UnaryOperator<String> hashedId) implements Enrichment {
    private static final List<Member> WHO = List.of(Member.VISITOR_ID, Member.USER_ID);

    @Override
    public Draft enrich(Draft draft, Reception reception) {
        if (reception.client().trusted()) {
            return draft;
        }
        Draft held = draft;
        for (Member member : WHO) {
            String id = draft.text(member);
            if (id == null || member.holdsId(id)) {
                continue;
            }
            held = id.isBlank() ? held.without(member) : held.with(new EnumMap<>(Map.of(member, hashedId.apply(id))));
        }
        return held;
    }
}
