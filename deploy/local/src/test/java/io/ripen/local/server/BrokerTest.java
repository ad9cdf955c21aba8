package io.ripen.local.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerTest {
    @Test
    void namesAFolderThatKafkaReadsBack(@TempDir Path folder) throws IOException {
        Path data = Path.of("/home/me/Übung 1/back\\slash/日本/.ripen/data/kafka");
        Path settings = Files.writeString(folder.resolve("kafka.properties"), Broker.folderSetting(data));

        assertThat(Utils.loadProps(settings.toString())).containsEntry("log.dirs", data.toString());
    }
}
