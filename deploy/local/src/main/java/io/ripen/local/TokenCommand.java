package io.ripen.local;

import io.ripen.local.stack.Access;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "token", description = "Prints a bearer token of the local stack, to be used in curl.")
final class TokenCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "ROLE", description = "marketer, sales, ops, privacy or admin (all roles)")
    private String role = "";

    @Mixin
    private Surroundings surroundings = new Surroundings();

    @Override
    public Integer call() {
        surroundings.console().line(Access.select(Access.stored(surroundings.activeFolder()), role));
        return 0;
    }
}
