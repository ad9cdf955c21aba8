package io.ripen.lanes.engine;

import io.ripen.lanes.engine.OutgoingRecord.Header;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Factory;
import org.jspecify.annotations.Nullable;

/**
 * The form in which a batch's outgoing records lie in the lane's row: a format version, the length of the rest, and the
 * rest as one LZ4 block: a count, then each record with length-prefixed parts; length -1 stands for an absent part. All
 * numbers are big-endian.
 *
 * <p>Records of one batch resemble one another, so that megabytes of them become a fraction of that in milliseconds, and
 * neither the way to PostgreSQL nor its log must carry more.
 */
public final class PendingBlob {
    private static final int FORMAT = 2;
    private static final int HEAD = 1 + Integer.BYTES;

    /** Of a record: the lengths of its parts, and its topic and key. */
    private static final int FRAME = 128;

    private static final LZ4Factory LZ4 = Lz4.factory();

    private PendingBlob() {}

    /** Packs records; an empty list gives an empty array. */
    public static byte[] encode(List<OutgoingRecord> records) {
        if (records.isEmpty()) {
            return new byte[0];
        }
        Rest rest = new Rest(records.stream().mapToInt(PendingBlob::size).sum());
        try (DataOutputStream out = new DataOutputStream(rest)) {
            out.writeInt(records.size());
            for (OutgoingRecord record : records) {
                writeText(out, record.topic());
                writeText(out, record.key());
                out.writeShort(record.headers().size());
                for (Header header : record.headers()) {
                    writeText(out, header.name());
                    writeText(out, header.value());
                }
                writePart(out, record.value());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a byte array refused to grow", e);
        }
        return rest.compressed();
    }

    /** About as many bytes as a record takes; too few only if its texts are not in ASCII, and then the buffer grows. */
    private static int size(OutgoingRecord record) {
        int headers = record.headers().stream()
                .mapToInt(header -> header.name().length() + header.value().length() + 2 * Integer.BYTES)
                .sum();
        return FRAME + headers + (record.value() == null ? 0 : record.value().length);
    }

    /** What follows the head, before it is compressed; a buffer of megabytes that is neither grown nor copied. */
    private static final class Rest extends ByteArrayOutputStream {
        Rest(int size) {
            super(size);
        }

        byte[] compressed() {
            LZ4Compressor compressor = LZ4.fastCompressor();
            byte[] blob = new byte[HEAD + compressor.maxCompressedLength(count)];
            ByteBuffer.wrap(blob).put((byte) FORMAT).putInt(count);
            int length = compressor.compress(buf, 0, count, blob, HEAD);
            return Arrays.copyOf(blob, HEAD + length);
        }
    }

    /**
     * Unpacks what {@link #encode} packed.
     *
     * @throws IllegalStateException if the bytes are of another format or cut short; the lane then stops, because
     *     publishing less than was committed would lose events
     */
    public static List<OutgoingRecord> decode(byte[] blob) {
        if (blob.length == 0) {
            return List.of();
        }
        if (blob[0] != FORMAT) {
            throw new IllegalStateException(
                    "pending blob has format " + blob[0] + "; this version reads format " + FORMAT);
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(decompressed(blob)))) {
            int count = in.readInt();
            List<OutgoingRecord> records = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                records.add(readRecord(in));
            }
            return records;
        } catch (IOException | RuntimeException e) {
            throw new IllegalStateException("pending blob of " + blob.length + " bytes is cut short or damaged", e);
        }
    }

    private static byte[] decompressed(byte[] blob) throws IOException {
        int length = ByteBuffer.wrap(blob, 1, blob.length - 1).getInt();
        byte[] rest = new byte[length];
        int decompressed = LZ4.safeDecompressor().decompress(blob, HEAD, blob.length - HEAD, rest, 0);
        if (decompressed != length) {
            throw new EOFException("the compressed part is cut short");
        }
        return rest;
    }

    private static OutgoingRecord readRecord(DataInputStream in) throws IOException {
        String topic = requireText(in);
        String key = readText(in);
        int headerCount = in.readUnsignedShort();
        List<Header> headers = new ArrayList<>(headerCount);
        for (int i = 0; i < headerCount; i++) {
            headers.add(new Header(requireText(in), requireText(in)));
        }
        return new OutgoingRecord(topic, key, headers, readPart(in));
    }

    private static void writeText(DataOutputStream out, @Nullable String text) throws IOException {
        writePart(out, text == null ? null : text.getBytes(StandardCharsets.UTF_8));
    }

    private static void writePart(DataOutputStream out, byte @Nullable [] part) throws IOException {
        if (part == null) {
            out.writeInt(-1);
            return;
        }
        out.writeInt(part.length);
        out.write(part);
    }

    private static String requireText(DataInputStream in) throws IOException {
        String text = readText(in);
        if (text == null) {
            throw new IOException("a part that must be there is absent");
        }
        return text;
    }

    private static @Nullable String readText(DataInputStream in) throws IOException {
        byte[] part = readPart(in);
        return part == null ? null : new String(part, StandardCharsets.UTF_8);
    }

    private static byte @Nullable [] readPart(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0) {
            return null;
        }
        byte[] part = new byte[length];
        in.readFully(part);
        return part;
    }
}
