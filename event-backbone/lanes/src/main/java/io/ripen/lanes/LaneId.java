package io.ripen.lanes;

/**
 * Names a lane: the strictly sequential owner of one partition number of a group's input topics.
 *
 * @param group the lane group, for example {@code identity}
 * @param partition the partition number, the same in each input topic
 */
public record LaneId(String group, int partition) {
    @Override
    public String toString() {
        return group + "-" + partition;
    }
}
