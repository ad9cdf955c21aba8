package io.ripen.bench.load;

/** The generator could not do what was asked; nothing that it measured counts. */
public final class LoadFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LoadFailure(String message) {
        super(message);
    }

    LoadFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
