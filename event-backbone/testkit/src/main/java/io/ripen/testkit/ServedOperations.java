package io.ripen.testkit;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The operations that a service's classes serve, as {@code GET /v1/leads/{}}: what a published description has to have,
 * whatever it leaves out.
 */
public final class ServedOperations {
    private static final String JAX_RS = "jakarta.ws.rs.";
    /** HEAD is served where GET is and says less. */
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE", "PATCH");

    private ServedOperations() {}

    /** All operations of the resources in and below a package. */
    public static Set<String> in(String rootPackage) {
        Set<String> operations = new TreeSet<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(rootPackage)) {
            for (JavaMethod method : type.getMethods()) {
                METHODS.stream()
                        .filter(name -> method.isAnnotatedWith(JAX_RS + name))
                        .forEach(name -> operations.add(name + " " + normal(path(type) + "/" + path(method))));
            }
        }
        return operations;
    }

    /** A path with nameless parameters and without slashes at its end or in a row. */
    static String normal(String path) {
        return path.replaceAll("\\{slash: /\\?}", "")
                .replaceAll("\\{[^{}]*(\\{[^{}]*}[^{}]*)*}", "{}")
                .replaceAll("/{2,}", "/")
                .replaceAll("(?<=.)/$", "");
    }

    private static String path(CanBeAnnotated annotated) {
        String annotation = JAX_RS + "Path";
        if (!annotated.isAnnotatedWith(annotation)) {
            return "";
        }
        return switch (annotated) {
            case JavaClass type -> value(type.getAnnotationOfType(annotation).get("value"));
            case JavaMethod method ->
                value(method.getAnnotationOfType(annotation).get("value"));
            default -> throw new IllegalArgumentException("only classes and methods have paths");
        };
    }

    private static String value(Optional<Object> value) {
        return "/" + value.map(Object::toString).orElse("");
    }
}
