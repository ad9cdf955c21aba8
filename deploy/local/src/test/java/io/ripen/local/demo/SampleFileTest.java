package io.ripen.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SampleFileTest {
    private final List<SampleEvent> events = SampleFile.read();

    @Test
    void holdsTheTrafficThatTheDemoPromises() {
        assertThat(events).hasSize(5398);
        assertThat(events.stream().map(SampleEvent::id).distinct()).hasSize(5398);
        assertThat(events.stream().map(SampleEvent::visitorId).distinct()).hasSize(804);
        assertThat(events.stream()
                        .filter(SampleEvent::form)
                        .map(SampleEvent::visitorId)
                        .distinct())
                .hasSize(315);
    }

    @Test
    void isInTimeOrder() {
        assertThat(events).extracting(SampleEvent::at).isSorted();
    }

    @Test
    void givesEveryFormSenderAnAddressOfHisOwn() {
        List<String> senders = events.stream()
                .filter(SampleEvent::form)
                .map(SampleEvent::visitorId)
                .distinct()
                .toList();

        assertThat(senders.stream()
                        .map(visitor -> InventedPerson.of(visitor).email())
                        .collect(Collectors.toSet()))
                .hasSize(senders.size());
    }

    @Test
    void hasPersonsWithAndWithoutConsentPhoneAndFunction() {
        List<InventedPerson> persons = events.stream()
                .map(SampleEvent::visitorId)
                .distinct()
                .map(InventedPerson::of)
                .toList();

        assertThat(share(persons.stream().filter(InventedPerson::mayBeMailed).count(), persons.size()))
                .isBetween(0.75, 0.85);
        assertThat(share(
                        persons.stream()
                                .filter(person -> person.phone() != null)
                                .count(),
                        persons.size()))
                .isBetween(0.4, 0.6);
        assertThat(share(
                        persons.stream()
                                .filter(person -> person.function() != null)
                                .count(),
                        persons.size()))
                .isBetween(0.3, 0.5);
    }

    private static double share(long part, int whole) {
        return (double) part / whole;
    }
}
