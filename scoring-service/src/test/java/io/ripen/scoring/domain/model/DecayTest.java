package io.ripen.scoring.domain.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DecayTest {
    private static final Duration TEN = Duration.ofSeconds(10);

    @Test
    void keepsEverythingWithoutDecay() {
        Worth worth = new Worth(100, new Decay.None());

        assertThat(worth.at(1e9)).isEqualTo(100);
        assertThat(worth.speed(5)).isZero();
        assertThat(worth.isSpent(1e9)).isFalse();
    }

    @Test
    void dropsAllAtTheEndOfAStep() {
        Worth worth = new Worth(100, new Decay.Step(TEN));

        assertThat(worth.at(9.99)).isEqualTo(100);
        assertThat(worth.at(10)).isZero();
        assertThat(worth.speed(5)).isZero();
        assertThat(worth.isSpent(9.99)).isFalse();
        assertThat(worth.isSpent(10)).isTrue();
    }

    @Test
    void fallsEvenlyAlongALine() {
        Worth worth = new Worth(100, new Decay.Linear(TEN));

        assertThat(worth.at(0)).isEqualTo(100);
        assertThat(worth.at(5)).isEqualTo(50);
        assertThat(worth.at(10)).isZero();
        assertThat(worth.at(11)).isZero();
        assertThat(worth.speed(3)).isEqualTo(10, within(1e-9));
        assertThat(worth.speed(10)).isZero();
        assertThat(worth.isSpent(10)).isTrue();
        assertThat(worth.isSpent(9)).isFalse();
    }

    @Test
    void halvesOncePerHalfLife() {
        Worth worth = new Worth(100, new Decay.HalfLife(TEN));

        assertThat(worth.at(0)).isEqualTo(100);
        assertThat(worth.at(10)).isEqualTo(50);
        assertThat(worth.at(20)).isEqualTo(25);
        assertThat(worth.at(30)).isEqualTo(13);
        assertThat(worth.speed(0)).isEqualTo(100 * Math.log(2) / 10, within(1e-9));
        assertThat(worth.speed(10)).isEqualTo(50 * Math.log(2) / 10, within(1e-9));
    }

    @Test
    void isSpentOnlyWhenItRoundsToNothing() {
        Worth worth = new Worth(100, new Decay.HalfLife(TEN));
        double spent = 10 * Math.log(200) / Math.log(2);

        assertThat(worth.at(spent - 0.01)).isEqualTo(1);
        assertThat(worth.isSpent(spent)).isFalse();
        assertThat(worth.isSpent(spent + 1.01)).isTrue();
        assertThat(worth.at(spent + 1.01)).isZero();
    }

    @Test
    void roundsNegativePointsLikePositiveOnes() {
        Worth worth = new Worth(-25, new Decay.HalfLife(TEN));

        assertThat(worth.at(10)).isEqualTo(-13);
        assertThat(new Worth(25, new Decay.HalfLife(TEN)).at(10)).isEqualTo(13);
        assertThat(worth.speed(0)).isPositive();
        assertThat(worth.isSpent(100)).isTrue();
    }

    @Test
    void isEqualByPointsAndDecay() {
        Worth worth = new Worth(100, new Decay.Step(TEN));

        assertThat(worth)
                .isEqualTo(new Worth(100, new Decay.Step(TEN)))
                .hasSameHashCodeAs(new Worth(100, new Decay.Step(TEN)))
                .isNotEqualTo(new Worth(101, new Decay.Step(TEN)))
                .isNotEqualTo(new Worth(100, new Decay.Linear(TEN)))
                .isNotEqualTo("worth");
        assertThat(worth.toString()).contains("100");
    }
}
