package io.ripen.nurture.domain;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All journeys that are in force, and the contents that their mails offer.
 *
 * @param all by priority, the highest first, then in the order given; several versions of one id are allowed, of which
 *     the newest takes leads in and the others keep the ones that are inside
 * @param assets the contents
 * @param winners the variants that won, one per step at most
 */
public record Journeys(List<Journey> all, List<Asset> assets, List<Winner> winners) {
    /** Sorts and copies the lists. */
    public Journeys {
        all = all.stream()
                .sorted(Comparator.comparingInt(Journey::priority).reversed())
                .toList();
        assets = List.copyOf(assets);
        winners = List.copyOf(winners);
    }

    /** Journeys without a decision about any variant. */
    public Journeys(List<Journey> all, List<Asset> assets) {
        this(all, assets, List.of());
    }

    /** The same journeys after decisions about variants. */
    public Journeys with(List<Winner> decided) {
        return new Journeys(all, assets, decided);
    }

    /** The variant of a step that leads get who entered at an instant; empty as long as they are divided. */
    Optional<Step.Variant> winner(Journey journey, Step.Mail step, Instant entered) {
        return winners.stream()
                .filter(winner -> winner.journey().equals(journey.id())
                        && winner.version() == journey.version()
                        && winner.step().equals(step.id())
                        && !entered.isBefore(winner.since()))
                .flatMap(winner -> step.variants().stream()
                        .filter(variant -> variant.name().equals(winner.variant())))
                .findFirst();
    }

    /** The newest version of a journey. */
    public Optional<Journey> find(String id) {
        return all.stream().filter(journey -> journey.id().equals(id)).max(Comparator.comparingInt(Journey::version));
    }

    /** The journey by whose rules a lead that entered a version goes on: that version, else one that takes it over. */
    public Optional<Journey> find(String id, int version) {
        return all.stream()
                .filter(journey -> journey.id().equals(id) && journey.version() == version)
                .findFirst()
                .or(() -> find(id).filter(newest -> newest.takesOver().contains(version)));
    }

    /** The newest versions, in the order in which they are asked. */
    public List<Journey> open() {
        return all.stream()
                .filter(journey -> find(journey.id()).filter(journey::equals).isPresent())
                .toList();
    }

    /** The content of a type and topic that mails offer; the first of several. */
    Optional<Asset> asset(String type, @Nullable String topic) {
        return assets.stream()
                .filter(asset -> asset.type().equals(type) && asset.topic().equals(topic))
                .findFirst();
    }
}
