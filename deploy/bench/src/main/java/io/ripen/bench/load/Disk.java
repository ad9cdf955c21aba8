package io.ripen.bench.load;

import java.io.IOException;

/** The machine's disk, which is busy for a while with what a contender's broker left in memory. */
public final class Disk {
    private Disk() {}

    /**
     * Waits until all that was written is on the disk, so that no contender pays for the one before it.
     *
     * @throws LoadFailure where the program {@code sync} of every Linux and macOS is missing or fails
     */
    public static void settle() {
        try {
            int status = new ProcessBuilder("sync").inheritIO().start().waitFor();
            if (status != 0) {
                throw new LoadFailure("sync ended with " + status + "; the disk cannot be settled.");
            }
        } catch (IOException missing) {
            throw new LoadFailure("The program sync does not start: " + missing.getMessage(), missing);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LoadFailure("Interrupted while the disk was settled.", interrupted);
        }
    }
}
