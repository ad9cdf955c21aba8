package io.ripen.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.docs.source.Sources;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What CONTRIBUTING.md asks of tests. */
class ContributingPageTest {
    private static final Pattern SLEEP =
            Pattern.compile("\\b(?:LockSupport\\.park|Thread\\.sleep|TimeUnit\\.\\w+\\.sleep)");

    @Test
    void noTestSleeps() {
        assertThat(Sources.tests())
                .hasSizeGreaterThan(300)
                .noneSatisfy(test -> assertThat(Sources.text(test)).containsPattern(SLEEP));
    }
}
