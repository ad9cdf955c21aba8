package io.ripen.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTest {
    private static final Clock NOW = Clock.systemUTC();

    @TempDir
    private Path home;

    @Test
    void keepsKeyAndTokensForTheirOwnerOnly() throws IOException {
        DataFolder folder = new DataFolder(home);

        Access first = Access.of(folder, NOW);

        assertThat(first.tokens()).containsOnlyKeys("marketer", "sales", "ops", "privacy", "admin");
        assertThat(Access.of(folder, NOW)).isEqualTo(first);
        for (Path file : new Path[] {folder.tokens(), home.resolve("signing-key.json")}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void mintsTokensAnewWithTheSameKeyWhenTheyAreOld() {
        DataFolder folder = new DataFolder(home);
        Access first = Access.of(folder, NOW);

        Access later = Access.of(folder, Clock.offset(NOW, Duration.ofDays(31)));

        assertThat(later.publicKey()).isEqualTo(first.publicKey());
        assertThat(later.tokens()).isNotEqualTo(first.tokens());
    }

    @Test
    void saysWhichTokensThereAre() {
        assertThatThrownBy(() -> Access.of(new DataFolder(home), NOW).token("boss"))
                .hasMessage("No token is named boss: there are admin, marketer, ops, privacy, sales");
    }
}
