package io.ripen.images;

import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.TarImage;
import io.ripen.images.debian.DebianBase;
import io.ripen.images.debian.LockedPackage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What an image is built upon. */
sealed interface Base {
    /** The name for the label {@code org.opencontainers.image.base.name}. */
    String name();

    /** What is known about its parts. */
    List<LockedPackage> parts(Architecture machine);

    /** A builder of an image upon it. */
    JibContainerBuilder builder(Architecture machine) throws IOException;

    /** Packages of Debian. */
    record Debian(DebianBase packages) implements Base {
        @Override
        public String name() {
            return "debian-13-packages";
        }

        @Override
        public List<LockedPackage> parts(Architecture machine) {
            return packages.packages(machine);
        }

        @Override
        public JibContainerBuilder builder(Architecture machine) throws IOException {
            return Jib.from(TarImage.at(packages.tarball(machine)));
        }
    }

    /** An image of a registry, which must have a Java runtime on its path. */
    record Registry(String name) implements Base {
        @Override
        public List<LockedPackage> parts(Architecture machine) {
            return List.of();
        }

        @Override
        public JibContainerBuilder builder(Architecture machine) {
            try {
                return Jib.from(Credentials.of(RegistryImage.named(name), name));
            } catch (InvalidImageReferenceException e) {
                throw new ImagesFailure("Not a name of an image: " + name, e);
            }
        }
    }

    /** Another image's tarball, as {@code docker save} writes it. */
    record Tarball(Path file) implements Base {
        @Override
        public String name() {
            return file.getFileName().toString();
        }

        @Override
        public List<LockedPackage> parts(Architecture machine) {
            return List.of();
        }

        @Override
        public JibContainerBuilder builder(Architecture machine) {
            return Jib.from(TarImage.at(file));
        }
    }
}
