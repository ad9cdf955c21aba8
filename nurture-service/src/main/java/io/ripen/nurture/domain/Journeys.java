package io.ripen.nurture.domain;

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
 */
public record Journeys(List<Journey> all, List<Asset> assets) {
    /** Sorts and copies the lists. */
    public Journeys {
        all = all.stream()
                .sorted(Comparator.comparingInt(Journey::priority).reversed())
                .toList();
        assets = List.copyOf(assets);
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
