package io.ripen.testkit;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/**
 * The rules that the structure of Ripen's code keeps. A module checks itself with {@code @ArchTest static final
 * ArchTests rules = ArchTests.in(RipenArchitecture.class)}; each rule says how to repair what it finds.
 */
public final class RipenArchitecture {
    private static final String[] SERVICES = {
        "io.ripen.ingest..", "io.ripen.scoring..", "io.ripen.lifecycle..", "io.ripen.nurture.."
    };

    private static final String[] SERVICES_AND_THEIR_ENGINES = {
        "io.ripen.ingest..",
        "io.ripen.scoring..",
        "io.ripen.lifecycle..",
        "io.ripen.nurture..",
        "io.ripen.lanes..",
        "io.ripen.webhooks.."
    };

    /** The domain stands on nothing but the JDK. */
    @ArchTest
    public static final ArchRule DOMAIN_IS_PURE = classes()
            .that()
            .resideInAPackage("io.ripen.*.domain..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "io.ripen.*.domain..")
            .allowEmptyShould(true)
            .because("rules must be testable and repeatable without any framework."
                    + " Repair: pass what is needed as a parameter and translate events beside the domain package");

    /** Packages are named for what they are about. */
    @ArchTest
    public static final ArchRule PACKAGES_HAVE_A_SUBJECT = noClasses()
            .should()
            .resideInAnyPackage(
                    "io.ripen..util..",
                    "io.ripen..utils..",
                    "io.ripen..helper..",
                    "io.ripen..helpers..",
                    "io.ripen..manager..",
                    "io.ripen..managers..",
                    "io.ripen..impl..",
                    "io.ripen..dto..",
                    "io.ripen..common..")
            .because("such a package collects what has no home."
                    + " Repair: move the class to the feature that it serves, named in words of the glossary");

    /** Dependencies arrive through constructors. */
    @ArchTest
    public static final ArchRule FIELDS_ARE_NOT_INJECTED = fields().that()
            .areDeclaredInClassesThat()
            .resideInAPackage("io.ripen..")
            .should()
            .notBeAnnotatedWith("jakarta.inject.Inject")
            .andShould()
            .notBeAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty")
            .andShould()
            .notBeAnnotatedWith("org.eclipse.microprofile.reactive.messaging.Channel")
            .allowEmptyShould(true)
            .because("a field that is injected cannot be final and a test cannot set it."
                    + " Repair: take it as a constructor parameter and keep it in a final field");

    /** Services log; only command-line tools print. */
    @ArchTest
    public static final ArchRule SERVICES_DO_NOT_PRINT = noClasses()
            .that()
            .resideInAnyPackage(SERVICES_AND_THEIR_ENGINES)
            .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
            .allowEmptyShould(true)
            .because("what is printed has no level, id or JSON form."
                    + " Repair: log it with a stable message id, and without payload, address or name");

    /** Services know each other by events only. */
    @ArchTest
    public static final ArchRule SERVICES_ARE_INDEPENDENT = slices().assignedFrom(new ServiceSlices())
            .should()
            .notDependOnEachOther()
            .allowEmptyShould(true)
            .because("each service is built, deployed and scaled alone."
                    + " Repair: publish or consume an event of ripen-contracts instead");

    /** Absence is visible in every type. */
    @ArchTest
    public static final ArchRule PACKAGES_ARE_NULL_MARKED = classes()
            .that()
            .resideInAPackage("io.ripen..")
            .should(new BeInNullMarkedPackage())
            .allowEmptyShould(true)
            .because("NullAway checks marked packages only."
                    + " Repair: add a package-info.java with @NullMarked and one sentence of Javadoc");

    /** Time is a parameter. */
    @ArchTest
    public static final ArchRule TIME_IS_INJECTED = noClasses()
            .that()
            .resideInAnyPackage(SERVICES_AND_THEIR_ENGINES)
            .should()
            .callMethodWhere(readsTheSystemClock())
            .allowEmptyShould(true)
            .because("a test must be able to say what time it is."
                    + " Repair: inject java.time.Clock and ask it; for durations System.nanoTime() is fine");

    /** Nothing waits on an event loop. */
    @ArchTest
    public static final ArchRule NOTHING_AWAITS = noClasses()
            .that()
            .resideInAnyPackage(SERVICES)
            .should()
            .callMethodWhere(target(name("await")).and(target(owner(name("io.smallrye.mutiny.Uni")))))
            .allowEmptyShould(true)
            .because("a blocked event loop stops every lane and request on it."
                    + " Repair: return the Uni, or chain what comes next");

    private RipenArchitecture() {}

    private static DescribedPredicate<JavaMethodCall> readsTheSystemClock() {
        return new DescribedPredicate<>("reads the system clock") {
            @Override
            public boolean test(JavaMethodCall call) {
                JavaClass type = call.getTargetOwner();
                boolean now = call.getName().equals("now")
                        && type.getPackageName().equals("java.time")
                        && call.getTarget().getRawParameterTypes().stream()
                                .noneMatch(parameter -> parameter.isEquivalentTo(Clock.class));
                return now || (call.getName().equals("currentTimeMillis") && type.isEquivalentTo(System.class));
            }
        };
    }

    private static final class ServiceSlices implements SliceAssignment {
        private static final Set<String> NAMES = Set.of("ingest", "scoring", "lifecycle", "nurture");

        @Override
        public String getDescription() {
            return "services";
        }

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return NAMES.stream()
                    .filter(service -> (type.getPackageName() + ".").startsWith("io.ripen." + service + "."))
                    .findAny()
                    .map(SliceIdentifier::of)
                    .orElseGet(SliceIdentifier::ignore);
        }
    }

    private static final class BeInNullMarkedPackage extends ArchCondition<JavaClass> {
        BeInNullMarkedPackage() {
            super("be in a package that is @NullMarked");
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
            events.add(new SimpleConditionEvent(
                    type, marked, type.getName() + (marked ? " is" : " is not") + " in a @NullMarked package"));
        }
    }
}
