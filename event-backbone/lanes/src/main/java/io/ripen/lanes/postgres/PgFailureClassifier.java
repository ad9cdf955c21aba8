package io.ripen.lanes.postgres;

import io.ripen.lanes.TransientFailure;
import io.ripen.lanes.engine.FailureClassifier;
import io.ripen.lanes.engine.FailureKind;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.sqlclient.DatabaseException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Judges by SQLSTATE class (PostgreSQL manual, appendix A): only data exceptions (22) and integrity violations (23) can
 * be the input's fault. A failure that has nothing to do with the database comes from the handler, and so is suspect.
 */
public final class PgFailureClassifier implements FailureClassifier {
    @Override
    public FailureKind classify(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DatabaseException database) {
                return bySqlState(database.getSqlState());
            }
            if (cause instanceof TransientFailure
                    || cause instanceof IOException
                    || cause instanceof TimeoutException
                    || cause instanceof VertxException
                    || cause instanceof NoStackTraceThrowable) {
                return FailureKind.TRANSIENT;
            }
        }
        return FailureKind.SUSPECT;
    }

    private static FailureKind bySqlState(@Nullable String state) {
        boolean inputAtFault = state != null && (state.startsWith("22") || state.startsWith("23"));
        return inputAtFault ? FailureKind.SUSPECT : FailureKind.TRANSIENT;
    }
}
