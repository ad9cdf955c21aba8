package io.ripen.lifecycle.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How many leads stand where, and how many go on.
 *
 * @param stages every stage of the model, in order
 * @param conversions every way from a stage to the next that the model allows, in the order of the stages entered
 */
public record Funnel(List<Level> stages, List<Conversion> conversions) {

    /** Copies the lists. */
    public Funnel {
        stages = List.copyOf(stages);
        conversions = List.copyOf(conversions);
    }

    /**
     * A stage in numbers.
     *
     * @param stage the stage's name
     * @param leads how many are in it now
     * @param entered how many times it was entered
     */
    public record Level(String stage, long leads, long entered) {}

    /**
     * A way between two stages in numbers.
     *
     * @param from the stage left
     * @param to the stage entered
     * @param moves how many times leads took it
     * @param rate {@code moves} by how many times {@code from} was entered, to 0.0001; absent while nobody was there
     */
    public record Conversion(
            String from, String to, long moves, @Nullable BigDecimal rate) {}

    /** Counts a funnel from all moves; it is the same however the moves are split into flows. */
    public static Funnel of(StageModel model, List<Flow> flows) {
        List<Level> levels = model.stageNames().stream()
                .map(stage -> new Level(stage, entered(stage, flows) - left(stage, flows), entered(stage, flows)))
                .toList();
        List<Conversion> conversions = model.stages().stream()
                .flatMap(stage ->
                        model.origins(stage.name()).stream().map(from -> conversion(from, stage.name(), flows)))
                .toList();
        return new Funnel(levels, conversions);
    }

    private static Conversion conversion(String from, String to, List<Flow> flows) {
        long moves = flows.stream()
                .filter(flow -> from.equals(flow.from()) && to.equals(flow.to()))
                .mapToLong(Flow::moves)
                .sum();
        long entered = entered(from, flows);
        BigDecimal rate = entered == 0
                ? null
                : BigDecimal.valueOf(moves).divide(BigDecimal.valueOf(entered), 4, RoundingMode.HALF_UP);
        return new Conversion(from, to, moves, rate);
    }

    private static long entered(String stage, List<Flow> flows) {
        return flows.stream()
                .filter(flow -> stage.equals(flow.to()))
                .mapToLong(Flow::moves)
                .sum();
    }

    private static long left(String stage, List<Flow> flows) {
        return flows.stream()
                .filter(flow -> Objects.equals(stage, flow.from()))
                .mapToLong(Flow::moves)
                .sum();
    }
}
