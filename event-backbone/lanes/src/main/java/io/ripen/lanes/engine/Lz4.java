package io.ripen.lanes.engine;

import net.jpountz.lz4.LZ4Factory;

/**
 * LZ4 in native code, several times as fast as in Java. By itself the library takes it only under the system class
 * loader, which no Quarkus application uses; once it is loaded, Kafka's clients take it too.
 */
public final class Lz4 {
    private static final LZ4Factory FACTORY = load();

    private Lz4() {}

    /** The fastest there is: where the library has no code for this machine, or may not unpack it, that is Java. */
    public static LZ4Factory factory() {
        return FACTORY;
    }

    private static LZ4Factory load() {
        try {
            return LZ4Factory.nativeInstance();
        } catch (LinkageError | AssertionError absent) {
            return LZ4Factory.fastestInstance();
        }
    }
}
