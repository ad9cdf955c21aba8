package io.ripen.bench.load;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** When requests become due. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "loop")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Pace.Open.class, name = "open"),
    @JsonSubTypes.Type(value = Pace.Closed.class, name = "closed"),
    @JsonSubTypes.Type(value = Pace.Counted.class, name = "counted")
})
public sealed interface Pace {
    /**
     * When a request becomes due, in nanoseconds since the phase began.
     *
     * @param index which request, from 0
     * @param now nanoseconds since the phase began
     */
    long dueNanos(long index, long now);

    /**
     * At a fixed rate, whether or not earlier requests have been answered. What waits because the server is slow waits
     * within its measured latency, so that no slowness is omitted.
     */
    record Open(double requestsPerSecond) implements Pace {
        /** Checks the rate. */
        public Open {
            if (!(requestsPerSecond > 0 && requestsPerSecond <= 1_000_000)) {
                throw new IllegalArgumentException("a rate is above 0 and at most 1,000,000 requests per second");
            }
        }

        @Override
        public long dueNanos(long index, long now) {
            return (long) (index * (1e9 / requestsPerSecond));
        }
    }

    /** Each connection sends as soon as its earlier request is answered: as much as the server takes. */
    record Closed() implements Pace {
        @Override
        public long dueNanos(long index, long now) {
            return now;
        }
    }

    /** Like {@link Closed}, but only so many requests; the phase's length is the most that they may take. */
    record Counted(long requests) implements Pace {
        /** Checks the number. */
        public Counted {
            if (requests < 1) {
                throw new IllegalArgumentException("at least one request is sent");
            }
        }

        @Override
        public long dueNanos(long index, long now) {
            return index < requests ? now : Long.MAX_VALUE;
        }
    }
}
