package io.ripen.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InventedPersonTest {
    private static final String VISITOR = "83f57d61-dad7-4861-8c7e-98f75231946b";

    @Test
    void isTheSamePersonForTheSameVisitor() {
        assertThat(InventedPerson.of(VISITOR)).isEqualTo(InventedPerson.of(VISITOR));
    }

    @Test
    void hasAnAddressThatReachesNobody() {
        assertThat(InventedPerson.of(VISITOR).email()).matches("[a-z]+\\.[a-z]+\\.83f57d61dad7@example\\.com");
    }
}
