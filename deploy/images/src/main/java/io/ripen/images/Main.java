package io.ripen.images;

import io.ripen.images.debian.DebianBase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code ./ripen images}. Exit codes: 0 done, 1 it could not be done, 2 wrong arguments. */
@Command(
        name = "ripen images",
        description = "Makes OCI images of the four services, without a container engine: target/images/NAME-ARCH.tar"
                + " with a list of parts (CycloneDX) beside each.")
public final class Main implements Callable<Integer> {
    @Option(
            names = "--base",
            paramLabel = "IMAGE",
            description = "A base with a Java runtime on its path: an image of a registry or a tarball of docker save."
                    + " Default: packages of Debian 13, pinned in deploy/images/debian.lock.")
    private String base = "";

    @Option(
            names = "--debian",
            paramLabel = "URL",
            description = "Address above /debian and /debian-security (default: that of this machine).")
    private String debian = "";

    @Option(names = "--update-base", description = "First pin the newest packages of Debian in debian.lock.")
    private boolean updateBase;

    @Option(
            names = "--push",
            paramLabel = "REGISTRY/PREFIX",
            description = "Push instead of writing tarballs, with what docker login has stored.")
    private String push = "";

    @Option(names = "--tag", description = "The tag to push (default: the version).")
    private String tag = "";

    @Option(names = "--source", paramLabel = "URL", description = "Address of the code, for the label.")
    private String source = "";

    @Option(names = "--arch", split = ",", paramLabel = "ARCH", description = "amd64, arm64 (default: both).")
    private List<String> machines = List.of("amd64", "arm64");

    @Option(
            names = "--service",
            split = ",",
            paramLabel = "NAME",
            description = "ingest, scoring, lifecycle, nurture (default: all).")
    private List<String> services = ImageFacts.SERVICES;

    @Option(names = "--insecure", description = "Talk to registries without TLS.")
    private boolean insecure;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // read by picocli
    private boolean help;

    private Main() {}

    /** Runs the command and exits. */
    public static void main(String[] arguments) {
        CommandLine commandLine = new CommandLine(new Main());
        commandLine.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof ImagesFailure) {
                System.err.println(failure.getMessage());
            } else {
                failure.printStackTrace();
            }
            return CommandLine.ExitCode.SOFTWARE;
        });
        System.exit(commandLine.execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        Path root = Path.of(System.getProperty("ripen.root", "")).toAbsolutePath();
        Path folder = Files.createDirectories(root.resolve("target").resolve("images"));
        ImageBuild build = new ImageBuild(base(root, folder), origin(root), folder, insecure);
        for (String service : services) {
            if (!ImageFacts.SERVICES.contains(service)) {
                throw new ImagesFailure("There is no service " + service + ", only " + ImageFacts.SERVICES);
            }
            Application application = Application.of(root, service);
            if (push.isEmpty()) {
                for (Architecture machine : architectures()) {
                    ImageBuild.Made made = build.tarball(application, machine);
                    System.out.printf(
                            Locale.ROOT,
                            "target/images/%s-%s.tar  %s%n",
                            application.imageName(),
                            machine.id(),
                            made.digest());
                }
            } else {
                push(build, application);
            }
        }
        return 0;
    }

    private void push(ImageBuild build, Application application) {
        String name = push + "/" + application.imageName() + ":" + (tag.isEmpty() ? application.version() : tag);
        List<ImageBuild.Made> pushed = new ArrayList<>();
        for (Architecture machine : architectures()) {
            pushed.add(build.push(application, machine, name + "-" + machine.id()));
        }
        String digest = new ImageIndex(name, insecure).push(pushed);
        System.out.println(name + "  " + digest);
    }

    private List<Architecture> architectures() {
        try {
            return machines.stream()
                    .map(machine -> Architecture.valueOf(machine.toUpperCase(Locale.ROOT)))
                    .toList();
        } catch (IllegalArgumentException unknown) {
            throw new ImagesFailure("Images are made for amd64 and arm64, not for " + machines, unknown);
        }
    }

    private Base base(Path root, Path folder) throws IOException {
        if (base.isEmpty()) {
            DebianBase packages = new DebianBase(folder, root.resolve("deploy/images/debian.lock"), debian);
            if (updateBase) {
                packages.update(System.out::println);
            }
            return new Base.Debian(packages);
        }
        return base.endsWith(".tar")
                ? new Base.Tarball(
                        Path.of(System.getProperty("ripen.caller", "")).resolve(base))
                : new Base.Registry(base);
    }

    private Origin origin(Path root) {
        Origin origin = Origin.of(root);
        return source.isEmpty() ? origin : new Origin(origin.revision(), origin.time(), java.util.Optional.of(source));
    }
}
