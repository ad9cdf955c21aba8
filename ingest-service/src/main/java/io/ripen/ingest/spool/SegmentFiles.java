package io.ripen.ingest.spool;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;

/** Opens the files that events are written to. */
@FunctionalInterface
interface SegmentFiles {
    FileChannel open(Path file, OpenOption... options) throws IOException;
}
