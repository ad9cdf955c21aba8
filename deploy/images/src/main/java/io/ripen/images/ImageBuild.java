package io.ripen.images;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import com.google.cloud.tools.jib.api.buildplan.Port;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Makes images: above the base a layer each for folders that must be writable, libraries, Quarkus, Ripen's libraries, what
 * Quarkus generated, and the service's code with the list of parts: what changes more often lies higher. Times and owners of files are always the same, so equal input gives equal digests.
 *
 * @param base what images stand on
 * @param origin where the code comes from
 * @param folder for tarballs and caches
 * @param insecure whether registries may be talked to without TLS
 */
record ImageBuild(Base base, Origin origin, Path folder, boolean insecure) {
    private static final ImageFacts FACTS = new ImageFacts();
    private static final String SBOM = "sbom.cdx.json";
    private static final String LABEL = "org.opencontainers.image.";

    /**
     * An image that was made.
     *
     * @param machine for which machines
     * @param digest of its manifest
     */
    record Made(Architecture machine, String digest) {}

    /** Writes {@code NAME-ARCHITECTURE.tar}, an OCI layout, and beside it the list of parts. */
    Made tarball(Application application, Architecture machine) {
        Path file = folder.resolve(application.imageName() + "-" + machine.id() + ".tar");
        String name = application.imageName() + ":" + application.version();
        try {
            return make(application, machine, Containerizer.to(TarImage.at(file).named(name)));
        } catch (InvalidImageReferenceException e) {
            throw new ImagesFailure("Not a name of an image: " + name, e);
        }
    }

    /** Pushes to a registry, as the image of one architecture. */
    Made push(Application application, Architecture machine, String name) {
        try {
            return make(application, machine, Containerizer.to(Credentials.of(RegistryImage.named(name), name)));
        } catch (InvalidImageReferenceException e) {
            throw new ImagesFailure("Not a name of an image: " + name, e);
        }
    }

    private Made make(Application application, Architecture machine, Containerizer target) {
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            Files.createDirectories(folder);
            JibContainerBuilder image = base.builder(machine);
            layers(application, sbom(application, machine)).forEach(image::addFileEntriesLayer);
            JibContainer made = image.setFormat(ImageFormat.OCI)
                    .setPlatforms(Set.of(new Platform(machine.id(), "linux")))
                    .setCreationTime(origin.time())
                    .setUser(FACTS.user())
                    .setWorkingDirectory(AbsoluteUnixPath.get(FACTS.folder()))
                    .setEntrypoint(FACTS.entrypoint())
                    .setProgramArguments(List.of())
                    .addEnvironmentVariable("JDK_JAVA_OPTIONS", FACTS.javaOptions())
                    .addEnvironmentVariable("RIPEN_HTTP_HOST", "0.0.0.0")
                    .addExposedPort(Port.tcp(FACTS.port(application.service())))
                    .setVolumes(FACTS.volumes(application.service()).stream()
                            .map(AbsoluteUnixPath::get)
                            .collect(java.util.stream.Collectors.toSet()))
                    .setLabels(labels(application))
                    .containerize(target.setToolName("ripen-images")
                            .setToolVersion(application.version())
                            .setAllowInsecureRegistries(insecure)
                            .setExecutorService(threads)
                            .setBaseImageLayersCache(folder.resolve("cache/base"))
                            .setApplicationLayersCache(folder.resolve("cache/layers")));
            return new Made(machine, made.getDigest().toString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ImagesFailure("Interrupted.", interrupted);
        } catch (ExecutionException failed) {
            throw failure(application, failed.getCause() == null ? failed : failed.getCause());
        } catch (IOException | RegistryException | CacheDirectoryCreationException failed) {
            throw failure(application, failed);
        }
    }

    private static ImagesFailure failure(Application application, Throwable cause) {
        return cause instanceof ImagesFailure known
                ? known
                : new ImagesFailure(application.imageName() + ": " + cause.getMessage(), cause);
    }

    private Path sbom(Application application, Architecture machine) throws IOException {
        Path file = folder.resolve(application.imageName() + "-" + machine.id() + ".cdx.json");
        return Files.writeString(file, Sbom.of(application, base.parts(machine), origin.time()));
    }

    private Map<String, String> labels(Application application) {
        Map<String, String> labels = new TreeMap<>(Map.of(
                LABEL + "title",
                application.imageName(),
                LABEL + "vendor",
                "Ripen",
                LABEL + "version",
                application.version(),
                LABEL + "licenses",
                "Apache-2.0",
                LABEL + "created",
                origin.time().toString(),
                LABEL + "base.name",
                base.name(),
                "io.ripen.sbom",
                FACTS.folder() + "/" + SBOM));
        origin.revision().ifPresent(revision -> labels.put(LABEL + "revision", revision));
        origin.source().ifPresent(source -> labels.put(LABEL + "source", source));
        return labels;
    }

    private List<FileEntriesLayer> layers(Application application, Path sbom) {
        FileEntriesLayer.Builder code = layer("code", application, application.code());
        code.addEntry(sbom, AbsoluteUnixPath.get(FACTS.folder() + "/" + SBOM));
        FileEntriesLayer.Builder folders = FileEntriesLayer.builder().setName("folders");
        FACTS.volumes(application.service()).stream()
                .filter(volume -> volume.startsWith(FACTS.folder()))
                .forEach(volume -> folders.addEntry(
                        application.folder(),
                        AbsoluteUnixPath.get(volume),
                        FilePermissions.fromOctalString("750"),
                        FileEntriesLayer.DEFAULT_MODIFICATION_TIME,
                        FACTS.user()));
        return java.util.stream.Stream.of(
                        folders,
                        layer("dependencies", application, application.dependencies()),
                        layer("quarkus", application, application.quarkus()),
                        layer("ripen", application, application.ownLibraries()),
                        layer("generated", application, application.generated()),
                        code)
                .map(FileEntriesLayer.Builder::build)
                .filter(layer -> !layer.getEntries().isEmpty())
                .toList();
    }

    private static FileEntriesLayer.Builder layer(String name, Application application, List<Path> files) {
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName(name);
        files.forEach(file -> layer.addEntry(
                file,
                AbsoluteUnixPath.get(
                        FACTS.folder() + "/app/" + application.folder().relativize(file))));
        return layer;
    }
}
