package io.ripen.local.node;

import io.ripen.local.server.Folders;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks PostgreSQL for this machine's system and processor from the class path into a folder. */
final class UnpackPostgres {
    private UnpackPostgres() {}

    /** Takes the folder, which appears whole or not at all; of several that unpack at once the first one's stays. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Path draft = folder.resolveSibling(
                folder.getFileName() + "." + ProcessHandle.current().pid());
        String archive = "postgres-" + system() + "-" + processor() + ".txz";
        try (InputStream packed = UnpackPostgres.class.getResourceAsStream("/" + archive)) {
            if (packed == null) {
                System.err.println("No PostgreSQL for this machine in the libraries: " + archive);
                System.exit(1);
                return;
            }
            unpack(packed, draft);
        }
        try {
            Files.move(draft, folder);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException otherWasFaster) {
            Folders.delete(draft);
        }
    }

    private static void unpack(InputStream packed, Path target) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(packed))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = entry.resolveIn(target);
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else if (entry.isSymbolicLink()) {
                    Files.createDirectories(path.getParent());
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(path.getParent());
                    Files.copy(tar, path);
                    boolean executable = (entry.getMode() & 0100) != 0;
                    Files.setPosixFilePermissions(
                            path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
    }

    private static String system() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
    }

    private static String processor() {
        String name = System.getProperty("os.arch");
        return switch (name) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> name;
        };
    }
}
