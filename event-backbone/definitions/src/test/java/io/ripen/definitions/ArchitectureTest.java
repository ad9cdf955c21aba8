package io.ripen.definitions;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final ArchRule FEW_DEPENDENCIES = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.ripen.definitions..",
                    "java..",
                    "com.fasterxml.jackson..",
                    "org.apache.commons.text..",
                    "org.jspecify.annotations..")
            .because(
                    "command lines read definition files without a running service; move what needs more to the service");

    @Test
    void needsNoFrameworkAndKnowsNoService() {
        FEW_DEPENDENCIES.check(new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.ripen.definitions"));
    }

    @Test
    void noticesAClassThatNeedsMore() {
        assertThat(FEW_DEPENDENCIES
                        .evaluate(new ClassFileImporter().importClasses(ArchitectureTest.class))
                        .hasViolation())
                .isTrue();
    }
}
