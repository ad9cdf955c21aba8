package io.ripen.lanes.engine;

/** Thrown inside a transaction whose fence does not match the lane's row. */
final class FenceLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FenceLost(Fence fence) {
        super("the row of lane " + fence.lane() + " is not at epoch " + fence.epoch() + ", batch " + fence.batch());
    }
}
