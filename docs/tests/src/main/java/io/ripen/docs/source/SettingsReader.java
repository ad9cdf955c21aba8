package io.ripen.docs.source;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Reads all settings, with their texts, from the sources of the {@code @ConfigMapping} types. */
public final class SettingsReader {
    /** Modules whose settings are meant for those who run Ripen. */
    private static final List<String> MODULES = List.of(
            "ingest-service", "scoring-service", "lifecycle-service", "nurture-service", "event-backbone/lanes");

    /** Has types that settings of services extend, and none of its own. */
    private static final String SHARED = "event-backbone/webhooks";

    private static final Map<String, String> UNITS =
            Map.of("millis", "ms", "seconds", "s", "minutes", "m", "hours", "h", "days", "d");

    private final List<Setting> settings = new ArrayList<>();
    private final DocTrees documentation;
    private final CompilationUnitTree unit;
    private final String module;

    private SettingsReader(DocTrees documentation, CompilationUnitTree unit, String module) {
        this.documentation = documentation;
        this.unit = unit;
        this.module = module;
    }

    /** All settings in the order of modules and keys. */
    public static List<Setting> all() {
        return MODULES.stream()
                .flatMap(module -> of(module).stream())
                .sorted(Comparator.comparingInt((Setting setting) -> MODULES.indexOf(setting.module()))
                        .thenComparing(Setting::key))
                .toList();
    }

    private static List<Setting> of(String module) {
        List<Path> files = Stream.concat(
                        Sources.java(module).stream()
                                .filter(file -> Sources.text(file).contains("@ConfigMapping(prefix")),
                        Sources.java(SHARED).stream())
                .toList();
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
        List<Setting> found = new ArrayList<>();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files));
            DocTrees documentation = DocTrees.instance(task);
            List<SettingsReader> units = new ArrayList<>();
            task.parse().forEach(unit -> units.add(new SettingsReader(documentation, unit, module)));
            units.forEach(unit -> found.addAll(unit.read(units)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private List<Setting> read(List<SettingsReader> all) {
        for (Tree type : unit.getTypeDecls()) {
            if (type instanceof ClassTree mapping) {
                String prefix = argument(mapping.getModifiers(), "ConfigMapping", "prefix");
                if (prefix != null) {
                    members(mapping, mapping, prefix, "");
                    mapping.getImplementsClause()
                            .forEach(parent -> all.forEach(unit -> settings.addAll(unit.shared(parent, prefix))));
                }
            }
        }
        return settings;
    }

    /** The settings of a type of this unit that another one extends; none if it is not of this unit. */
    private List<Setting> shared(Tree name, String prefix) {
        SettingsReader reader = new SettingsReader(documentation, unit, module);
        for (Tree type : unit.getTypeDecls()) {
            if (type instanceof ClassTree parent && parent.getSimpleName().contentEquals(name.toString())) {
                reader.members(parent, parent, prefix, "");
            }
        }
        return reader.settings;
    }

    private void members(ClassTree top, ClassTree type, String prefix, String about) {
        Map<String, ClassTree> nested = top.getMembers().stream()
                .filter(member -> member.getKind() == Tree.Kind.INTERFACE)
                .map(ClassTree.class::cast)
                .collect(Collectors.toMap(member -> member.getSimpleName().toString(), member -> member));
        for (Tree member : type.getMembers()) {
            if (member instanceof MethodTree method
                    && method.getParameters().isEmpty()
                    && !method.getModifiers().getFlags().contains(Modifier.DEFAULT)
                    && !method.getModifiers().getFlags().contains(Modifier.STATIC)) {
                boolean parent = argument(method.getModifiers(), "WithParentName", "value") != null;
                String key =
                        parent ? prefix : prefix + "." + kebab(method.getName().toString());
                String written = method.getReturnType().toString();
                ClassTree group = nested.get(written.replaceFirst("^Map<String, (\\w+)>$", "$1"));
                if (group != null) {
                    members(top, group, written.startsWith("Map<") ? key + ".*" : key, about);
                } else {
                    settings.add(setting(key, written, method));
                }
            }
        }
    }

    private Setting setting(String key, String type, MethodTree method) {
        ModifiersTree modifiers = method.getModifiers();
        return new Setting(
                module,
                type.startsWith("Map<") ? key + ".*" : key,
                type.replaceAll("@\\w+(\\([^)]*\\))? ?", ""),
                argument(modifiers, "WithDefault", "value"),
                bounds(modifiers),
                javadoc(method));
    }

    private static String bounds(ModifiersTree modifiers) {
        List<String> bounds = new ArrayList<>();
        modifiers.getAnnotations().forEach(annotation -> {
            switch (annotation.getAnnotationType().toString()) {
                case "Min" -> bounds.add("at least " + number(annotation));
                case "Max" -> bounds.add("at most " + number(annotation));
                case "DurationMin" -> bounds.add("at least " + duration(annotation));
                case "DurationMax" -> bounds.add("at most " + duration(annotation));
                case "Size" -> bounds.add("number of entries bounded");
                case "NotBlank", "NotEmpty" -> bounds.add("not empty");
                case "Pattern" -> bounds.add("form checked");
                default -> {
                    // Says where the value comes from, not what it may be.
                }
            }
        });
        return String.join(", ", bounds);
    }

    private static String number(AnnotationTree annotation) {
        String written = annotation.getArguments().getFirst().toString();
        String digits = written.contains("=") ? written.substring(written.indexOf('=') + 1) : written;
        return String.format(Locale.ROOT, "%,d", Long.parseLong(digits.strip().replaceAll("[_L]", "")));
    }

    private static String duration(AnnotationTree annotation) {
        return annotation.getArguments().stream()
                .map(AssignmentTree.class::cast)
                .map(part -> part.getExpression() + UNITS.get(part.getVariable().toString()))
                .collect(Collectors.joining(" "));
    }

    private String javadoc(MethodTree method) {
        var comment = documentation.getDocCommentTree(TreePath.getPath(unit, method));
        if (comment == null) {
            return "";
        }
        return comment.getFullBody().stream()
                .map(Object::toString)
                .collect(Collectors.joining())
                .replaceAll("\\{@code ([^}]*)}", "`$1`")
                .replaceAll("<code>([^<]*)</code>", "`$1`")
                .replaceAll("\\{@link #(\\w+)\\(\\)}", "$1")
                .replaceAll("\\{@link (\\w+)}", "$1")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static @Nullable String argument(ModifiersTree modifiers, String annotation, String name) {
        for (AnnotationTree tree : modifiers.getAnnotations()) {
            if (tree.getAnnotationType().toString().equals(annotation)) {
                for (ExpressionTree argument : tree.getArguments()) {
                    if (argument instanceof AssignmentTree assignment
                            && assignment.getVariable().toString().equals(name)) {
                        return string(assignment.getExpression());
                    }
                }
                return tree.getArguments().isEmpty()
                        ? ""
                        : string(tree.getArguments().getFirst());
            }
        }
        return null;
    }

    private static String string(ExpressionTree expression) {
        return switch (expression) {
            case LiteralTree literal -> String.valueOf(literal.getValue());
            case AssignmentTree assignment -> string(assignment.getExpression());
            case BinaryTree sum -> string(sum.getLeftOperand()) + string(sum.getRightOperand());
            default -> throw new IllegalArgumentException("not a text: " + expression);
        };
    }

    private static String kebab(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
