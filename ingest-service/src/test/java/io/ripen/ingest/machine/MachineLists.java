package io.ripen.ingest.machine;

/** Gives tests the published list. */
public final class MachineLists {
    private static final MachineList PUBLISHED = new MachineList();

    private MachineLists() {}

    /** The list that the service uses. */
    public static MachineList published() {
        return PUBLISHED;
    }
}
