package io.ripen.local.rejected;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which rejections are meant; without options all. */
public final class Filter {
    @Option(names = "--site", paramLabel = "ID", description = "Only events of this site.")
    private @Nullable String site;

    @Option(names = "--protocol", paramLabel = "NAME", description = "Only events that came by this protocol.")
    private @Nullable String protocol;

    @Option(names = "--code", paramLabel = "CODE", description = "Only events that were rejected for this reason.")
    private @Nullable String code;

    /** Those of the rejections that are meant. */
    public List<Rejection> of(List<Rejection> rejections) {
        return rejections.stream()
                .filter(rejection ->
                        is(site, rejection.site()) && is(protocol, rejection.protocol()) && is(code, rejection.code()))
                .toList();
    }

    private static boolean is(@Nullable String wanted, String actual) {
        return wanted == null || wanted.equals(actual);
    }
}
