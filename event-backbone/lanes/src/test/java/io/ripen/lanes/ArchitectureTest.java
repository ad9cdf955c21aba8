package io.ripen.lanes;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.ripen.testkit.RipenArchitecture;
import org.junit.jupiter.api.Test;

@AnalyzeClasses(packages = "io.ripen.lanes", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchTests rules = ArchTests.in(RipenArchitecture.class);

    @ArchTest
    static final ArchRule ENGINE_STANDS_ALONE = noClasses()
            .that()
            .resideInAPackage("..lanes..engine..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.kafka..",
                    "io.vertx..",
                    "io.quarkus..",
                    "io.smallrye.reactive..",
                    "io.ripen.lanes.kafka..",
                    "io.ripen.lanes.postgres..",
                    "io.ripen.lanes.quarkus..")
            .because("the simulator proves the engine without broker and database."
                    + " Repair: add what is needed to one of its ports and implement it beside the engine");

    @Test
    void theEngineRuleFindsAnEngineThatKnowsItsDatabase() {
        assertThat(ENGINE_STANDS_ALONE
                        .evaluate(new ClassFileImporter().importPackages("io.ripen.lanes.architecture.bad.engine"))
                        .hasViolation())
                .isTrue();
    }
}
