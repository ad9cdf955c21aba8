package io.ripen.images.debian;

import io.ripen.images.ImagesFailure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * A package's file, by deb(5): an ar archive with one tar archive about the package and one of its files, both packed
 * with xz. The scripts in it are not run.
 */
record DebFile(Path file) {
    /** Somebody who reads the entries of the tar archive with the files. */
    interface Reader {
        /** Takes an entry; {@code content} ends where the entry does. */
        void entry(TarArchiveEntry entry, InputStream content) throws IOException;
    }

    /** Hands out the files in their order. */
    void read(Reader reader) throws IOException {
        try (TarArchiveInputStream tar = open("data.tar.xz")) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                reader.entry(entry, tar);
            }
        }
    }

    /** The paragraph that describes the package. */
    String control() throws IOException {
        try (TarArchiveInputStream tar = open("control.tar.xz")) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.getName().equals("./control")) {
                    return new String(tar.readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        throw new ImagesFailure("No description in " + file.getFileName());
    }

    private TarArchiveInputStream open(String member) throws IOException {
        ArArchiveInputStream archive = new ArArchiveInputStream(new BufferedInputStream(Files.newInputStream(file)));
        for (ArArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
            if (entry.getName().equals(member)) {
                return new TarArchiveInputStream(new XZInputStream(archive));
            }
        }
        archive.close();
        throw new ImagesFailure("No " + member + " in " + file.getFileName());
    }
}
