package io.ripen.contracts;

import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.ripen.contracts.fixture.NeedsAJsonLibrary;
import io.ripen.contracts.fixture.RefusesUnknownFields;
import io.ripen.contracts.touchpoint.PropertyValue;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final ArchRule FEW_DEPENDENCIES = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.ripen.contracts..",
                    "java..",
                    "com.fasterxml.jackson.annotation..",
                    "org.jspecify.annotations..")
            .because("anyone may use the contracts without taking a library with them;"
                    + " move what needs one to lanes or to the service");

    private static final ArchRule TOLERANT_RECORDS = classes()
            .that(are(DescribedPredicate.describe("JSON objects", ArchitectureTest::isJsonObject)))
            .should(ignoreUnknownFields())
            .because(
                    "a newer producer may add fields; annotate the record with @JsonIgnoreProperties(ignoreUnknown = true)");

    @Test
    void dependsOnTheJdkJacksonAnnotationsAndJSpecifyOnly() {
        FEW_DEPENDENCIES.check(Contracts.CLASSES);
    }

    @Test
    void hasRecordsThatIgnoreUnknownFields() {
        TOLERANT_RECORDS.check(Contracts.CLASSES);
    }

    @Test
    void noticesAClassThatNeedsAJsonLibrary() {
        assertThat(violates(FEW_DEPENDENCIES, NeedsAJsonLibrary.class)).isTrue();
    }

    @Test
    void noticesARecordThatRefusesUnknownFields() {
        assertThat(violates(TOLERANT_RECORDS, RefusesUnknownFields.class)).isTrue();
    }

    private static boolean violates(ArchRule rule, Class<?> fixture) {
        return rule.evaluate(new ClassFileImporter().importClasses(fixture)).hasViolation();
    }

    private static boolean isJsonObject(JavaClass type) {
        return type.isRecord() && !type.isAssignableTo(PropertyValue.class);
    }

    private static ArchCondition<JavaClass> ignoreUnknownFields() {
        return new ArchCondition<>("ignore unknown fields") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean tolerant = type.tryGetAnnotationOfType(JsonIgnoreProperties.class)
                        .map(JsonIgnoreProperties::ignoreUnknown)
                        .orElse(false);
                events.add(new SimpleConditionEvent(
                        type, tolerant, type.getName() + " ignores unknown fields: " + tolerant));
            }
        };
    }
}
