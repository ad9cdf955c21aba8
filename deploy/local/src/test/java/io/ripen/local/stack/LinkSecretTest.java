package io.ripen.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkSecretTest {
    @TempDir
    private Path home;

    @Test
    void isMadeOnceForItsOwnerOnly() throws IOException {
        DataFolder folder = new DataFolder(home.resolve("new"));

        String secret = LinkSecret.of(folder);

        assertThat(secret).matches("local:[A-Za-z0-9_-]{64}");
        assertThat(LinkSecret.of(folder)).isEqualTo(secret);
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(folder.home().resolve("link-key"))))
                .isEqualTo("rw-------");
    }
}
