package io.ripen.images;

import io.ripen.images.debian.LockedPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import org.cyclonedx.Version;
import org.cyclonedx.exception.GeneratorException;
import org.cyclonedx.generators.BomGeneratorFactory;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.Hash;
import org.cyclonedx.model.Metadata;

/**
 * The list of an image's parts in the form of CycloneDX 1.6: each library and each package of Debian with its package URL
 * and SHA-256. It is made from the files that go into the image, not from what a build was asked for, and has no random
 * number and no time but the code's own.
 */
final class Sbom {
    private Sbom() {}

    /** The list as JSON. */
    static String of(Application application, List<LockedPackage> base, Instant time) throws IOException {
        Bom bom = new Bom();
        Metadata metadata = new Metadata();
        metadata.setTimestamp(Date.from(time));
        metadata.setComponent(component(
                Component.Type.APPLICATION,
                "io.ripen",
                application.imageName(),
                application.version(),
                "pkg:maven/io.ripen/" + application.imageName() + "@" + application.version()));
        bom.setMetadata(metadata);
        for (Application.Library part : application.parts()) {
            Component component = component(
                    Component.Type.LIBRARY,
                    part.group(),
                    part.artifact(),
                    part.version(),
                    "pkg:maven/%s/%s@%s".formatted(part.group(), part.artifact(), part.version()));
            component.addHash(new Hash(Hash.Algorithm.SHA_256, sha256(part.file())));
            bom.addComponent(component);
        }
        for (LockedPackage one : base) {
            Component component = component(
                    Component.Type.LIBRARY,
                    "debian",
                    one.name(),
                    one.version(),
                    "pkg:deb/debian/%s@%s?arch=%s&distro=debian-13"
                            .formatted(
                                    escape(one.name()),
                                    escape(one.version()),
                                    one.machine().id()));
            component.addHash(new Hash(Hash.Algorithm.SHA_256, one.sha256()));
            bom.addComponent(component);
        }
        try {
            return BomGeneratorFactory.createJson(Version.VERSION_16, bom).toJsonString();
        } catch (GeneratorException e) {
            throw new IOException("The list of parts cannot be written", e);
        }
    }

    private static Component component(Component.Type type, String group, String name, String version, String url) {
        Component component = new Component();
        component.setType(type);
        component.setGroup(group);
        component.setName(name);
        component.setVersion(version);
        component.setPurl(url);
        component.setBomRef(url);
        return component;
    }

    /** By the specification of package URLs: a colon may stay, a plus sign may not. */
    private static String escape(String text) {
        return text.replace("+", "%2B");
    }

    private static String sha256(Path file) throws IOException {
        try (DigestInputStream in =
                new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
