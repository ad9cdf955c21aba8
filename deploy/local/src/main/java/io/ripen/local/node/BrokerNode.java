package io.ripen.local.node;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/** A Kafka broker with its controller in this process; formats an empty data folder first. */
final class BrokerNode {
    private BrokerNode() {}

    /** Takes the path of the broker's properties file. */
    public static void main(String[] arguments) throws IOException {
        Path settings = Path.of(arguments[0]);
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(settings)) {
            properties.load(in);
        }
        if (!Files.exists(Path.of(properties.getProperty("log.dirs"), "meta.properties"))) {
            String clusterId = Uuid.randomUuid().toString();
            String[] format = {"format", "--cluster-id", clusterId, "--config", settings.toString()};
            int result = StorageTool.execute(format, System.out);
            if (result != 0) {
                System.exit(result);
            }
        }
        Kafka.main(new String[] {settings.toString()});
    }
}
