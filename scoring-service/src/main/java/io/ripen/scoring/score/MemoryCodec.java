package io.ripen.scoring.score;

import io.ripen.scoring.domain.fold.Doubt;
import io.ripen.scoring.domain.fold.Gap;
import io.ripen.scoring.domain.fold.Mark;
import io.ripen.scoring.domain.fold.RuleMemory;
import io.ripen.scoring.domain.touchpoint.TouchpointType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The stored form of what rules must remember, a part of {@link LeadCodec}'s form. */
final class MemoryCodec {
    private MemoryCodec() {}

    static void encode(RuleMemory memory, ByteWriter out) {
        out.count(memory.marks().size());
        new TreeMap<>(memory.marks()).forEach((tally, marks) -> {
            out.text(tally);
            list(marks, mark -> encode(mark, out), out);
        });
        out.count(memory.gaps().size());
        new TreeMap<>(memory.gaps()).forEach((rule, gap) -> {
            out.text(rule);
            out.instant(gap.since());
            out.count(gap.periods());
        });
        list(memory.doubts(), doubt -> encode(doubt, out), out);
    }

    static RuleMemory decode(ByteReader in) {
        Map<String, List<Mark>> marks = new HashMap<>();
        for (int left = in.size(); left > 0; left--) {
            marks.put(in.text(), list(() -> mark(in), in));
        }
        Map<String, Gap> gaps = new HashMap<>();
        for (int left = in.size(); left > 0; left--) {
            gaps.put(in.text(), new Gap(in.instant(), in.size()));
        }
        return new RuleMemory(marks, gaps, list(() -> doubt(in), in));
    }

    private static void encode(Mark mark, ByteWriter out) {
        out.instant(mark.at());
        out.optionalText(mark.same());
        out.optionalText(mark.distinct());
    }

    private static Mark mark(ByteReader in) {
        return new Mark(in.instant(), in.optionalText(), in.optionalText());
    }

    private static void encode(Doubt doubt, ByteWriter out) {
        out.instant(doubt.at());
        out.text(doubt.touchpointId());
        out.text(doubt.type().name());
        out.optionalText(doubt.mail());
        out.optionalText(doubt.topic());
        out.optionalText(doubt.product());
        out.optionalText(doubt.subject());
        list(doubt.claims().rules(), out::text, out);
        list(doubt.claims().counters(), out::text, out);
        list(
                doubt.claims().marks(),
                waiting -> {
                    out.text(waiting.tally());
                    encode(waiting.mark(), out);
                },
                out);
        out.octet(doubt.settled() ? 1 : 0);
    }

    private static Doubt doubt(ByteReader in) {
        return new Doubt(
                in.instant(),
                in.text(),
                TouchpointType.valueOf(in.text()),
                in.optionalText(),
                in.optionalText(),
                in.optionalText(),
                in.optionalText(),
                new Doubt.Claims(
                        list(in::text, in),
                        list(in::text, in),
                        list(() -> new Doubt.TallyMark(in.text(), mark(in)), in)),
                in.octet() == 1);
    }

    private static <T> void list(List<T> items, Consumer<T> encode, ByteWriter out) {
        out.count(items.size());
        items.forEach(encode);
    }

    private static <T> List<T> list(Supplier<T> decode, ByteReader in) {
        int size = in.size();
        List<T> items = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            items.add(decode.get());
        }
        return items;
    }
}
