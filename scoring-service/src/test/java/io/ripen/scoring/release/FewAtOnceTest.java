package io.ripen.scoring.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FewAtOnceTest {
    private final FewAtOnce few = new FewAtOnce(2);
    private final List<String> begun = new ArrayList<>();
    private final List<UniEmitter<? super String>> running = new ArrayList<>();
    private final List<String> done = new ArrayList<>();

    private Cancellable ask(String name) {
        return few.run(() -> {
                    begun.add(name);
                    return Uni.createFrom().<String>emitter(running::add);
                })
                .subscribe()
                .with(done::add, failure -> done.add("failed"));
    }

    @Test
    void letsTheNextOneInOnlyWhenOneHasEnded() {
        List.of("a", "b", "c", "d").forEach(this::ask);
        assertThat(begun).containsExactly("a", "b");

        running.get(1).complete("b");
        assertThat(begun).containsExactly("a", "b", "c");

        running.get(0).fail(new IllegalStateException());
        assertThat(begun).containsExactly("a", "b", "c", "d");
        assertThat(done).containsExactly("b", "failed");
    }

    @Test
    void forgetsWhoGoesAway() {
        Cancellable a = ask("a");
        ask("b");
        Cancellable c = ask("c");
        ask("d");

        c.cancel();
        a.cancel();

        assertThat(begun).containsExactly("a", "b", "d");
    }
}
