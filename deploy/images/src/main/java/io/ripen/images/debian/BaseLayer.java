package io.ripen.images.debian;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** A layer as a tar archive whose bytes follow from what is put into it: owners and times are always the same. */
final class BaseLayer implements AutoCloseable {
    /** Manuals, translations and the like. Licences stay. */
    private static final Pattern LEFT_OUT = Pattern.compile(
            "usr/share/(?:man|info|lintian|locale|bug|bash-completion|apport)/.*|usr/share/doc/(?!.*/copyright$).*");

    private static final int DIRECTORY = 0755;
    private static final int FILE = 0644;

    private final TarArchiveOutputStream tar;
    private final Set<String> directories = new HashSet<>();

    BaseLayer(OutputStream out) {
        tar = new TarArchiveOutputStream(out, StandardCharsets.UTF_8.name());
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    }

    /** Adds a package's files, and its description where scanners for known weaknesses look for it. */
    void add(LockedPackage name, DebFile file, Authorities authorities) throws IOException {
        file.read((entry, content) -> {
            String path = path(entry.getName());
            if (path.isEmpty() || LEFT_OUT.matcher(path).matches()) {
                return;
            }
            if (path.startsWith(Authorities.FOLDER) && entry.isFile()) {
                byte[] certificate = content.readAllBytes();
                authorities.add(path.substring(Authorities.FOLDER.length()), certificate);
                file(path, certificate);
            } else {
                copy(entry, path, content);
            }
        });
        file("var/lib/dpkg/status.d/" + name.name(), file.control().getBytes(StandardCharsets.UTF_8));
    }

    /** Adds a file that anybody may read. */
    void file(String path, byte[] content) throws IOException {
        parents(path);
        TarArchiveEntry entry = new TarArchiveEntry(path);
        entry.setMode(FILE);
        entry.setSize(content.length);
        put(entry, new ByteArrayInputStream(content));
    }

    /** Adds a symbolic link. */
    void link(String path, String target) throws IOException {
        parents(path);
        TarArchiveEntry entry = new TarArchiveEntry(path, TarConstants.LF_SYMLINK);
        entry.setLinkName(target);
        put(entry, InputStream.nullInputStream());
    }

    private void copy(TarArchiveEntry from, String path, InputStream content) throws IOException {
        if (from.isDirectory()) {
            directory(path, from.getMode());
            return;
        }
        parents(path);
        boolean linked = from.isSymbolicLink() || from.isLink();
        TarArchiveEntry entry = linked ? new TarArchiveEntry(path, from.getLinkFlag()) : new TarArchiveEntry(path);
        entry.setMode(from.getMode());
        if (linked) {
            entry.setLinkName(from.isLink() ? path(from.getLinkName()) : from.getLinkName());
        } else {
            entry.setSize(from.getSize());
        }
        put(entry, content);
    }

    private void parents(String path) throws IOException {
        List<String> names = List.of(path.split("/"));
        for (int depth = 1; depth < names.size(); depth++) {
            directory(String.join("/", names.subList(0, depth)), DIRECTORY);
        }
    }

    private void directory(String path, int mode) throws IOException {
        if (directories.add(path)) {
            TarArchiveEntry entry = new TarArchiveEntry(path + "/");
            entry.setMode(mode);
            put(entry, InputStream.nullInputStream());
        }
    }

    private void put(TarArchiveEntry entry, InputStream content) throws IOException {
        entry.setIds(0, 0);
        entry.setNames("", "");
        entry.setModTime(0);
        tar.putArchiveEntry(entry);
        if (!entry.isDirectory() && !entry.isSymbolicLink() && !entry.isLink()) {
            content.transferTo(tar);
        }
        tar.closeArchiveEntry();
    }

    private static String path(String name) {
        return name.replaceFirst("^\\./", "").replaceFirst("/$", "");
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }
}
