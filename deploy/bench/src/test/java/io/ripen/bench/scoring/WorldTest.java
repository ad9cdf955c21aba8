package io.ripen.bench.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.contracts.touchpoint.TouchpointCaptured;
import io.ripen.scoring.contract.TouchpointReader;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class WorldTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final int LEADS = 500;
    private static final long EVENTS = 20_000;

    private final World world = new World(LEADS, 1, NOW);

    private List<TouchpointCaptured> present() {
        return LongStream.range(0, EVENTS)
                .mapToObj(number -> world.present(number, EVENTS))
                .toList();
    }

    @Test
    void theSameArgumentsGiveTheSameTouchpoints() {
        World again = new World(LEADS, 1, NOW);

        assertThat(LongStream.range(0, EVENTS).mapToObj(number -> again.present(number, EVENTS)))
                .isEqualTo(present());
        assertThat(world.past(7)).isEqualTo(again.past(7)).isNotEqualTo(new World(LEADS, 2, NOW).past(7));
    }

    @Test
    void eachLeadBecomesKnownByAPageViewAndAForm() {
        Set<String> visitors = new HashSet<>();
        Set<String> addresses = new HashSet<>();
        for (long number = 0; number < world.pastEvents(); number += 2) {
            TouchpointCaptured form = world.past(number + 1);
            assertThat(world.past(number).visitorKey()).isEqualTo(form.visitorKey());
            assertThat(TouchpointReader.email(world.past(number))).isEmpty();
            visitors.add(form.visitorKey());
            addresses.add(TouchpointReader.email(form).orElseThrow());
        }

        assertThat(visitors).hasSize(LEADS);
        assertThat(addresses).hasSize(LEADS);
    }

    @Test
    void mostIsDoneByLeadsAndSomeOfThemAreHot() {
        Set<String> known = new HashSet<>();
        for (long number = 0; number < world.pastEvents(); number++) {
            known.add(world.past(number).visitorKey());
        }
        List<TouchpointCaptured> present = present();
        long ofLeads = present.stream()
                .filter(touchpoint -> known.contains(touchpoint.visitorKey()))
                .count();
        String hottest = world.past(0).visitorKey();
        long ofHottest = present.stream()
                .filter(touchpoint -> touchpoint.visitorKey().equals(hottest))
                .count();

        assertThat(ofLeads).isBetween(EVENTS * 88 / 100, EVENTS * 92 / 100);
        assertThat(ofHottest).isGreaterThan(3 * EVENTS / LEADS);
    }

    @Test
    void aFewTouchpointsComeTwiceAsTheyWere() {
        List<TouchpointCaptured> present = present();
        Set<TouchpointCaptured> different = new HashSet<>(present);
        long ids = present.stream()
                .map(TouchpointCaptured::touchpointId)
                .distinct()
                .count();

        assertThat(EVENTS - ids).isBetween(EVENTS / 200, EVENTS / 50);
        assertThat(different).hasSize((int) ids);
    }

    @Test
    void noneHappensAfterItWasReceived() {
        assertThat(present()).allSatisfy(touchpoint -> {
            assertThat(touchpoint.occurredAt()).isBefore(touchpoint.receivedAt());
            assertThat(touchpoint.receivedAt()).isEqualTo(NOW);
        });
    }
}
