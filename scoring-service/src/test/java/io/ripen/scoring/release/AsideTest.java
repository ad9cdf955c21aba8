package io.ripen.scoring.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AsideTest {
    @Test
    void worksOnAnotherThreadAndAnswersOnTheCallersLoop() throws Exception {
        Vertx vertx = Vertx.vertx();
        CompletableFuture<List<Thread>> threads = new CompletableFuture<>();
        try {
            vertx.getOrCreateContext().runOnContext(go -> {
                Thread loop = Thread.currentThread();
                Aside.work(Thread::currentThread)
                        .subscribe()
                        .with(worker -> threads.complete(List.of(loop, worker, Thread.currentThread())));
            });

            List<Thread> found = threads.get(10, TimeUnit.SECONDS);

            assertThat(found.get(1)).isNotSameAs(found.get(0));
            assertThat(found.get(2)).isSameAs(found.get(0));
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
    }
}
