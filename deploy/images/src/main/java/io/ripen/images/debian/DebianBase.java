package io.ripen.images.debian;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripen.images.Architecture;
import io.ripen.images.ImagesFailure;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * A base image with a Java runtime and nothing else, no shell, no package manager: packages of Debian, pinned by a lock
 * file, in a layer of libraries and one of Java. No script of a package is run; what the scripts would do that matters
 * here is done by {@link #finish}.
 */
public final class DebianBase {
    /** What Java needs to run a server; what it needs to draw, print or read smart cards is left out. */
    private static final List<String> LIBRARIES =
            List.of("base-files", "netbase", "tzdata", "ca-certificates", "libc6", "libgcc-s1", "libstdc++6", "zlib1g");

    private static final String JAVA = "openjdk-25-jre-headless";
    private static final String RELEASE = "trixie";
    private static final String HOME = "/usr/lib/jvm/java-25-openjdk-";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path folder;
    private final Path lock;
    private final String mirror;

    /**
     * A base that keeps what it downloads.
     *
     * @param folder for packages and finished bases
     * @param lock the lock file
     * @param mirror address above {@code /debian}; if empty that of this machine
     */
    public DebianBase(Path folder, Path lock, String mirror) {
        this.folder = folder;
        this.lock = lock;
        this.mirror = mirror;
    }

    /** Pins the newest packages that Debian has. */
    public void update(Consumer<String> told) throws IOException {
        Apt apt = apt();
        List<String> lines = new ArrayList<>(List.of(
                "# Debian 13 (" + RELEASE + "): what the base of the images is made of. Written by ./ripen images"
                        + " --update-base.",
                "# ARCHITECTURE NAME VERSION SHA-256"));
        for (Architecture machine : Architecture.values()) {
            for (String name :
                    Stream.concat(LIBRARIES.stream(), Stream.of(JAVA)).toList()) {
                LockedPackage newest = apt.newest(machine, name);
                told.accept(newest.machine().id() + " " + newest.name() + " " + newest.version());
                lines.add(newest.line());
            }
        }
        Files.writeString(lock, String.join("\n", lines) + "\n");
    }

    /** The packages of an architecture. */
    public List<LockedPackage> packages(Architecture machine) {
        return LockedPackage.read(lock).stream()
                .filter(one -> one.machine() == machine)
                .toList();
    }

    /** A name for what is in it: the digest of its lines in the lock file. */
    public String digest(Architecture machine) {
        MessageDigest digest = sha256();
        packages(machine).forEach(one -> digest.update(one.line().getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The base as the tarball that {@code docker save} would write. */
    public Path tarball(Architecture machine) throws IOException {
        Path target =
                folder.resolve("base-" + machine.id() + "-" + digest(machine).substring(0, 16) + ".tar");
        if (!Files.exists(target)) {
            List<LockedPackage> packages = packages(machine);
            Path libraries = folder.resolve("libraries.tar");
            Path java = folder.resolve("java.tar");
            try (BaseLayer layer = new BaseLayer(new BufferedOutputStream(Files.newOutputStream(libraries)))) {
                Authorities authorities = new Authorities();
                for (LockedPackage one : without(packages, true)) {
                    layer.add(one, file(one), authorities);
                }
                finish(layer, authorities);
            }
            try (BaseLayer layer = new BaseLayer(new BufferedOutputStream(Files.newOutputStream(java)))) {
                for (LockedPackage one : without(packages, false)) {
                    layer.add(one, file(one), new Authorities());
                }
                layer.link("usr/bin/java", ".." + HOME.substring("/usr".length()) + machine.id() + "/bin/java");
            }
            Path unfinished = folder.resolve("base.tar.new");
            pack(unfinished, machine, List.of(libraries, java));
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
            Files.delete(libraries);
            Files.delete(java);
        }
        return target;
    }

    private static List<LockedPackage> without(List<LockedPackage> packages, boolean java) {
        return packages.stream().filter(one -> one.name().equals(JAVA) != java).toList();
    }

    /** What the packages' scripts would have done. */
    private static void finish(BaseLayer layer, Authorities authorities) throws IOException {
        text(layer, "etc/passwd", "root:x:0:0:root:/root:/sbin/nologin", "ripen:x:10001:10001::/ripen:/sbin/nologin");
        text(layer, "etc/group", "root:x:0:", "ripen:x:10001:");
        text(layer, "etc/nsswitch.conf", "passwd: files", "group: files", "hosts: files dns", "services: files");
        layer.file("etc/ssl/certs/ca-certificates.crt", authorities.bundle());
        layer.file("etc/ssl/certs/java/cacerts", authorities.keyStore());
    }

    private static void text(BaseLayer layer, String path, String... lines) throws IOException {
        layer.file(path, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static void pack(Path target, Architecture machine, List<Path> layers) throws IOException {
        List<String> digests = new ArrayList<>();
        for (Path layer : layers) {
            digests.add("sha256:" + HexFormat.of().formatHex(digestOf(layer)));
        }
        byte[] config = MAPPER.writeValueAsBytes(new TreeMap<>(Map.of(
                "architecture",
                machine.id(),
                "os",
                "linux",
                "config",
                Map.of("Env", List.of("PATH=/usr/bin", "JAVA_HOME=" + HOME + machine.id())),
                "rootfs",
                new TreeMap<>(Map.of("type", "layers", "diff_ids", digests)))));
        byte[] manifest = MAPPER.writeValueAsBytes(List.of(new TreeMap<>(Map.of(
                "Config", "config.json",
                "RepoTags", List.of(),
                "Layers",
                        layers.stream()
                                .map(layer -> layer.getFileName().toString())
                                .toList()))));
        try (TarArchiveOutputStream tar =
                new TarArchiveOutputStream(new BufferedOutputStream(Files.newOutputStream(target)))) {
            put(tar, "config.json", config);
            put(tar, "manifest.json", manifest);
            for (Path layer : layers) {
                tar.putArchiveEntry(
                        new TarArchiveEntry(layer, layer.getFileName().toString()));
                Files.copy(layer, tar);
                tar.closeArchiveEntry();
            }
        }
    }

    private static void put(TarArchiveOutputStream tar, String name, byte[] content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private DebFile file(LockedPackage wanted) throws IOException {
        Path packages = Files.createDirectories(folder.resolve("packages"));
        Path file = packages.resolve(wanted.fileName());
        if (!Files.exists(file)) {
            Path fresh = Files.createTempDirectory(packages, "download");
            apt().download(fresh, wanted);
            try (Stream<Path> files = Files.list(fresh)) {
                Files.move(files.findFirst().orElseThrow(), file);
            }
            Files.delete(fresh);
        }
        if (!Arrays.equals(digestOf(file), HexFormat.of().parseHex(wanted.sha256()))) {
            throw new ImagesFailure(file + " has not the content that the lock file says: delete it and try again.");
        }
        return new DebFile(file);
    }

    private Apt apt() {
        String address = mirror.isEmpty()
                ? Apt.machinesMirror()
                        .orElseThrow(() -> new ImagesFailure("This machine has no mirror of Debian of its own:"
                                + " name one with --debian, or a base image with --base."))
                : mirror;
        return new Apt(folder.resolve("apt"), address, RELEASE);
    }

    private static byte[] digestOf(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = Files.newInputStream(file);
                OutputStream out = new java.security.DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            in.transferTo(out);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return digest.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
