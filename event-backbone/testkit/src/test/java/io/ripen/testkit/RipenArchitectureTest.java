package io.ripen.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RipenArchitectureTest {
    private static final JavaClasses BAD_FIXTURES =
            new ClassFileImporter().importPackages("io.ripen.scoring", "io.ripen.lifecycle");

    static Stream<Arguments> badFixtures() {
        return Stream.of(
                Arguments.of(RipenArchitecture.DOMAIN_IS_PURE, "ReadsJson"),
                Arguments.of(RipenArchitecture.PACKAGES_HAVE_A_SUBJECT, "io.ripen.scoring.util."),
                Arguments.of(RipenArchitecture.FIELDS_ARE_NOT_INJECTED, "TakesFieldsFromOutside"),
                Arguments.of(RipenArchitecture.SERVICES_DO_NOT_PRINT, "Prints"),
                Arguments.of(RipenArchitecture.SERVICES_ARE_INDEPENDENT, "KnowsAnotherService"),
                Arguments.of(RipenArchitecture.PACKAGES_ARE_NULL_MARKED, "SaysNothingAboutNull"),
                Arguments.of(RipenArchitecture.TIME_IS_INJECTED, "ReadsTheSystemClock"),
                Arguments.of(RipenArchitecture.NOTHING_AWAITS, "Awaits"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("badFixtures")
    void findsTheBadFixtureAndNothingElse(ArchRule rule, String fixture) {
        EvaluationResult result = rule.evaluate(BAD_FIXTURES);

        assertThat(result.getFailureReport().getDetails())
                .isNotEmpty()
                .allSatisfy(violation -> assertThat(violation).contains(fixture));
        assertThat(rule.getDescription()).contains("Repair: ");
    }

    @Test
    void hasABadFixtureForEveryRule() throws IllegalAccessException {
        List<ArchRule> tested =
                badFixtures().map(arguments -> (ArchRule) arguments.get()[0]).toList();
        for (var field : RipenArchitecture.class.getDeclaredFields()) {
            if (ArchRule.class.isAssignableFrom(field.getType()) && Modifier.isPublic(field.getModifiers())) {
                assertThat(tested).contains((ArchRule) field.get(null));
            }
        }
    }

    @Test
    void holdsForTheEventBackbone() {
        JavaClasses backbone = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.ripen");

        badFixtures().map(arguments -> (ArchRule) arguments.get()[0]).forEach(rule -> rule.check(backbone));
    }
}
