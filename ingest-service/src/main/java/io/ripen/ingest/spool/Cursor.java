package io.ripen.ingest.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * The offset up to which Kafka has acknowledged the spool: eight bytes and their checksum. It is not fsynced: an older
 * place, or none, only means that more is sent again.
 */
final class Cursor implements AutoCloseable {
    private static final int BYTES = 2 * Long.BYTES;

    private final FileChannel channel;
    private long offset;

    Cursor(Path file) throws IOException {
        this.channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        ByteBuffer stored = ByteBuffer.allocate(BYTES);
        int read = channel.read(stored, 0);
        this.offset = read == BYTES && stored.getLong(Long.BYTES) == checksum(stored) ? stored.getLong(0) : 0;
    }

    long offset() {
        return offset;
    }

    void move(long to) throws IOException {
        offset = to;
        ByteBuffer bytes = ByteBuffer.allocate(BYTES).putLong(0, to);
        bytes.putLong(Long.BYTES, checksum(bytes));
        channel.write(bytes, 0);
    }

    private static long checksum(ByteBuffer bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes.duplicate().position(0).limit(Long.BYTES));
        return checksum.getValue();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
