package io.ripen.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripen.docs.source.Sources;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Large packages say where to begin reading, and name types that there are. */
class PackagesTest {
    private static final int LARGE = 35;
    private static final Pattern LINK = Pattern.compile("\\{@link (\\w+)}");

    @Test
    void aPackageNamesTypesThatItHas() {
        assertThat(packages())
                .hasSizeGreaterThan(50)
                .allSatisfy(folder -> assertThat(links(folder))
                        .allSatisfy(type ->
                                assertThat(folder.resolve(type + ".java")).exists()));
    }

    @Test
    void aLargePackageSaysWhereToBegin() {
        var sizes = new TreeMap<Path, Integer>();
        Sources.main().forEach(file -> sizes.merge(file.getParent(), 1, Integer::sum));

        assertThat(sizes.keySet())
                .filteredOn(folder -> sizes.get(folder) >= LARGE)
                .isNotEmpty()
                .allSatisfy(folder -> assertThat(links(folder)).hasSizeGreaterThanOrEqualTo(5));
    }

    private static List<Path> packages() {
        return Sources.main().stream()
                .map(Path::getParent)
                .distinct()
                .filter(folder -> Files.exists(folder.resolve("package-info.java")))
                .toList();
    }

    private static List<String> links(Path folder) {
        return LINK.matcher(Sources.text(folder.resolve("package-info.java")))
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }
}
