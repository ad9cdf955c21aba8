package io.ripen.contracts;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.ripen.contracts.touchpoint.PropertyValue;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The classes of this module, found by looking rather than by listing, so that a new one cannot be forgotten. */
final class Contracts {
    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.ripen.contracts");

    private Contracts() {}

    /** Every record that is a JSON object; the alternatives of {@link PropertyValue} are bare JSON values. */
    static Stream<Class<? extends Record>> records() {
        return classes()
                .filter(Class::isRecord)
                .filter(type -> !PropertyValue.class.isAssignableFrom(type))
                .map(type -> type.asSubclass(Record.class));
    }

    /** Every enum that appears in JSON. */
    static Stream<Class<?>> wireEnums() {
        return classes()
                .filter(Class::isEnum)
                .filter(type -> !List.of(EventType.class, Topic.class).contains(type));
    }

    private static Stream<Class<?>> classes() {
        return CLASSES.stream().sorted(Comparator.comparing(JavaClass::getName)).map(JavaClass::reflect);
    }
}
