package io.ripen.local;

import picocli.CommandLine.Command;

/** What one does with a scoring model. */
@Command(
        name = "model",
        description = "Tries scoring models.",
        subcommands = {BacktestCommand.class},
        synopsisSubcommandLabel = "backtest")
final class ModelCommand {}
