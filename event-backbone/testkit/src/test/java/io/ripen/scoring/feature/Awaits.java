package io.ripen.scoring.feature;

import io.smallrye.mutiny.Uni;

class Awaits {
    String answer(Uni<String> later) {
        return later.await().indefinitely();
    }
}
