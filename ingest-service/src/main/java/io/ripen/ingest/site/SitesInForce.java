package io.ripen.ingest.site;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The sites that hold now. The file is read at start, where a fault in it ends the start, and again when it changes,
 * where a fault in it leaves the sites as they were. It is compared by content: a mounted secret changes under a link.
 */
@Singleton
public class SitesInForce {
    private static final Logger LOG = Logger.getLogger(SitesInForce.class);

    private final Path file;
    private final long intervalMillis;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("ripen-sites-watch").daemon().factory());
    private volatile Sites sites;
    private String text;
    /** What is wrong with this text; null if nothing is. */
    private @Nullable String flaw;

    private volatile @Nullable String problem;

    @Inject
    SitesInForce(SiteSettings settings) {
        this.file = settings.file().toAbsolutePath();
        this.intervalMillis = settings.checkInterval().toMillis();
        try {
            this.text = Files.readString(file);
        } catch (IOException unreadable) {
            throw new SitesFileException("The sites file " + file + " cannot be read ("
                    + unreadable.getClass().getSimpleName()
                    + "): name another with ripen.ingest.sites.file; docs/ingest/sites.md shows what stands in it.");
        }
        try {
            this.sites = SitesFile.read(text);
        } catch (SitesFileException wrong) {
            throw new SitesFileException("The sites file " + file + " cannot be used: " + wrong.getMessage());
        }
    }

    void start(@Observes @Priority(1) StartupEvent started) {
        Future<?> unused =
                thread.scheduleWithFixedDelay(this::lookAgain, intervalMillis, intervalMillis, TimeUnit.MILLISECONDS);
    }

    /** The sites. */
    public Sites now() {
        return sites;
    }

    /** Why the file as it is now cannot be used; null if it can. */
    public @Nullable String problem() {
        return problem;
    }

    void lookAgain() {
        try {
            String found = Files.readString(file);
            if (!found.equals(text)) {
                text = found;
                flaw = read(found);
            }
            report(flaw);
        } catch (IOException unreadable) {
            report("unreadable");
        }
    }

    /** Puts the sites of a file in force; what is wrong with it where it cannot be used. */
    private @Nullable String read(String found) {
        try {
            sites = SitesFile.read(found);
            LOG.infof("RIPEN-I-010 sites file read again sites=%d", sites.all().size());
            return null;
        } catch (SitesFileException wrong) {
            return String.valueOf(wrong.getMessage());
        }
    }

    private void report(@Nullable String found) {
        if (found != null && !found.equals(problem)) {
            LOG.errorf("RIPEN-I-011 sites file cannot be used, the sites stay as they were reason=\"%s\"", found);
        } else if (found == null && problem != null) {
            LOG.info("RIPEN-I-012 sites file can be used again");
        }
        problem = found;
    }

    @PreDestroy
    void stop() {
        thread.shutdownNow();
    }
}
