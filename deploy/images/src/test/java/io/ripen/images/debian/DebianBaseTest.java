package io.ripen.images.debian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripen.images.Architecture;
import io.ripen.images.ImagesFailure;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class DebianBaseTest {
    private static final LockedPackage PACKAGE =
            new LockedPackage(Architecture.AMD64, "example", "1:2.0-1", "0".repeat(64));

    @TempDir
    private Path folder;

    @Test
    void aLayerHasThePackagesFilesWithoutManualsAndWithItsLicence() throws IOException {
        Map<String, TarArchiveEntry> entries = entries(layer());

        assertThat(entries.keySet())
                .contains("usr/bin/tool", "usr/lib/libx.so.1", "usr/share/doc/example/copyright")
                .contains("var/lib/dpkg/status.d/example")
                .doesNotContain("usr/share/doc/example/README", "usr/share/man/man1/tool.1");
        assertThat(entries.get("usr/lib/libx.so.1").isSymbolicLink()).isTrue();
        assertThat(entries.get("usr/lib/libx.so.1").getLinkName()).isEqualTo("libx.so.1.2");
        assertThat(entries.get("usr/bin/tool").getMode()).isEqualTo(0755);
        assertThat(entries.values()).allSatisfy(entry -> {
            assertThat(entry.getLongUserId()).isZero();
            assertThat(entry.getLastModifiedTime().toMillis()).isZero();
        });
    }

    @Test
    void aLayerIsTheSameEachTime() throws IOException {
        assertThat(layer()).isEqualTo(layer());
    }

    @Test
    void javaReadsTheAuthoritiesAndTheyAreTheSameEachTime() throws Exception {
        byte[] first = authorities().keyStore();

        assertThat(first).isEqualTo(authorities().keyStore());
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(first), null);
        assertThat(Collections.list(store.aliases())).isNotEmpty().allMatch(alias -> {
            try {
                return store.isCertificateEntry(alias);
            } catch (java.security.KeyStoreException e) {
                throw new AssertionError(e);
            }
        });
    }

    @Test
    void theLockHasTheSamePackagesForBothMachines() {
        Path lock = Path.of(System.getProperty("ripen.root"), "deploy", "images", "debian.lock");
        DebianBase base = new DebianBase(folder, lock, "");

        assertThat(base.packages(Architecture.AMD64))
                .extracting(LockedPackage::name)
                .contains("libc6", "ca-certificates", "openjdk-25-jre-headless")
                .isEqualTo(base.packages(Architecture.ARM64).stream()
                        .map(LockedPackage::name)
                        .toList());
        assertThat(base.digest(Architecture.AMD64)).isNotEqualTo(base.digest(Architecture.ARM64));
    }

    @Test
    void aLineThatIsNoneIsRefused() throws IOException {
        Path lock = Files.writeString(folder.resolve("lock"), "amd64 libc6 2.41\n");

        assertThatThrownBy(() -> LockedPackage.read(lock))
                .isInstanceOf(ImagesFailure.class)
                .hasMessageContaining("amd64 libc6 2.41");
    }

    @Test
    void aPackageWithOtherContentIsRefused() throws IOException {
        Path lock = Files.writeString(folder.resolve("lock"), PACKAGE.line() + "\n");
        Path packages = Files.createDirectories(folder.resolve("packages"));
        Files.move(deb(), packages.resolve(PACKAGE.fileName()));

        assertThatThrownBy(() -> new DebianBase(folder, lock, "").tarball(Architecture.AMD64))
                .isInstanceOf(ImagesFailure.class)
                .hasMessageContaining("not the content");
    }

    /** The authorities of the JDK that runs this, as far as they can be had as files. */
    private static Authorities authorities() throws Exception {
        KeyStore known = KeyStore.getInstance(
                Path.of(System.getProperty("java.home"), "lib", "security", "cacerts")
                        .toFile(),
                (char[]) null);
        Authorities authorities = new Authorities();
        List<String> aliases = new ArrayList<>(Collections.list(known.aliases()));
        Collections.sort(aliases);
        for (String alias : aliases.subList(0, 3)) {
            authorities.add(alias, known.getCertificate(alias).getEncoded());
        }
        return authorities;
    }

    private byte[] layer() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (BaseLayer layer = new BaseLayer(bytes)) {
            layer.add(PACKAGE, new DebFile(deb()), new Authorities());
        }
        return bytes.toByteArray();
    }

    private Path deb() throws IOException {
        Path file = folder.resolve("example.deb");
        try (OutputStream out = Files.newOutputStream(file);
                ArArchiveOutputStream archive = new ArArchiveOutputStream(out)) {
            member(archive, "debian-binary", "2.0\n".getBytes(StandardCharsets.US_ASCII));
            member(archive, "control.tar.xz", control());
            member(archive, "data.tar.xz", data());
        }
        return file;
    }

    private static byte[] control() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new XZOutputStream(bytes, new LZMA2Options()))) {
            file(tar, "./control", "Package: example\n", 0644);
        }
        return bytes.toByteArray();
    }

    private static byte[] data() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new XZOutputStream(bytes, new LZMA2Options()))) {
            file(tar, "./usr/bin/tool", "tool", 0755);
            file(tar, "./usr/lib/libx.so.1.2", "library", 0644);
            TarArchiveEntry link = new TarArchiveEntry("./usr/lib/libx.so.1", TarConstants.LF_SYMLINK);
            link.setLinkName("libx.so.1.2");
            tar.putArchiveEntry(link);
            tar.closeArchiveEntry();
            file(tar, "./usr/share/doc/example/copyright", "licence", 0644);
            file(tar, "./usr/share/doc/example/README", "read me", 0644);
            file(tar, "./usr/share/man/man1/tool.1", "manual", 0644);
        }
        return bytes.toByteArray();
    }

    private static void file(TarArchiveOutputStream tar, String name, String content, int mode) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(bytes.length);
        entry.setMode(mode);
        entry.setIds(1000, 1000);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }

    private static void member(ArArchiveOutputStream archive, String name, byte[] content) throws IOException {
        archive.putArchiveEntry(new ArArchiveEntry(name, content.length));
        archive.write(content);
        archive.closeArchiveEntry();
    }

    private static Map<String, TarArchiveEntry> entries(byte[] layer) throws IOException {
        Map<String, TarArchiveEntry> entries = new LinkedHashMap<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new ByteArrayInputStream(layer))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                entries.put(entry.getName().replaceFirst("/$", ""), entry);
            }
        }
        return entries;
    }
}
