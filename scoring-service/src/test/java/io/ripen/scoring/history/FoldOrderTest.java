package io.ripen.scoring.history;

import static io.ripen.scoring.domain.Sample.day;
import static io.ripen.scoring.domain.Sample.view;
import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.scoring.domain.Sample;
import io.ripen.scoring.domain.touchpoint.Touchpoint;
import io.ripen.scoring.domain.touchpoint.TouchpointKey;
import io.ripen.testkit.Seeds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FoldOrderTest {
    private final List<Touchpoint> passed = new ArrayList<>();

    @Test
    void givesWhatComesByTimeAndWhatIsBesideInTheOrderOfTheFold() {
        Random random = Seeds.random("FoldOrderTest");
        for (int run = 0; run < 200; run++) {
            List<Touchpoint> all = new ArrayList<>(Sample.history(random, 30));
            Collections.shuffle(all, random);
            List<Touchpoint> byTime = new ArrayList<>(all.subList(0, all.size() * 2 / 3));
            byTime.sort(Comparator.comparing(Touchpoint::occurredAt));

            passed.clear();
            FoldOrder order = new FoldOrder(all.subList(all.size() / 2, all.size()), passed::add);
            byTime.forEach(order);
            order.end();

            TreeMap<TouchpointKey, Touchpoint> expected = new TreeMap<>();
            all.forEach(touchpoint -> expected.putIfAbsent(touchpoint.key(), touchpoint));
            assertThat(passed).containsExactlyElementsOf(expected.values());
        }
    }

    @Test
    void sortsWhatHappenedAtOneTimeByItsId() {
        FoldOrder order = new FoldOrder(List.of(view("b", 1, "/")), passed::add);
        List.of(view("c", 1, "/"), view("a", 1, "/"), view("a", 2, "/")).forEach(order);
        order.end();

        assertThat(passed).extracting(touchpoint -> touchpoint.key().id()).containsExactly("a", "b", "c", "a");
        assertThat(passed).extracting(Touchpoint::occurredAt).containsExactly(day(1), day(1), day(1), day(2));
    }
}
