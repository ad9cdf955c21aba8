package io.ripen.scoring.domain.model;

import java.util.List;

/**
 * The bands of one axis, from the highest down. The last one takes everything below.
 *
 * @param bands at least one, thresholds falling
 */
public record Bands(List<Band> bands) {
    /**
     * One band.
     *
     * @param name letter for fit, digit for engagement
     * @param from hundredths from which it holds
     */
    public record Band(String name, long from) {}

    /** Copies the list. */
    public Bands {
        bands = List.copyOf(bands);
        if (bands.isEmpty()) {
            throw new IllegalArgumentException("an axis needs at least one band");
        }
    }

    /** Name of the band in which these hundredths lie. */
    public String nameOf(long points) {
        return bands.get(indexOf(points)).name;
    }

    /** Hundredths below which these points leave their band; {@link Long#MIN_VALUE} in the lowest. */
    public long floorOf(long points) {
        int index = indexOf(points);
        return index == bands.size() - 1 ? Long.MIN_VALUE : bands.get(index).from;
    }

    /** Hundredths from which these points reach the next higher band; {@link Long#MAX_VALUE} in the highest. */
    public long ceilingOf(long points) {
        int index = indexOf(points);
        return index == 0 ? Long.MAX_VALUE : bands.get(index - 1).from;
    }

    private int indexOf(long points) {
        int lowest = bands.size() - 1;
        for (int i = 0; i < lowest; i++) {
            if (points >= bands.get(i).from) {
                return i;
            }
        }
        return lowest;
    }
}
