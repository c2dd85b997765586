package io.taskflow.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/** The borders between the modules and the habits inside them, held by the build. */
@AnalyzeClasses(packages = "io.taskflow", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String EVENTS = "io.taskflow.events..";
    private static final String EVENT_STORE = "io.taskflow.eventstore..";
    private static final String SUPPORT = "io.taskflow.support..";
    private static final String COMMAND = "io.taskflow.command..";
    private static final String PROJECTION = "io.taskflow.projection..";
    private static final String QUERY = "io.taskflow.query..";
    private static final String STANDALONE = "io.taskflow.standalone..";
    private static final String BENCH = "io.taskflow.bench..";

    @ArchTest
    static final ArchRule eventsKnowTheJdkAlone = classes()
            .that()
            .resideInAPackage(EVENTS)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(EVENTS, "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule theLogKnowsNoTask = noClasses()
            .that()
            .resideInAPackage(EVENT_STORE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(EVENTS, SUPPORT, COMMAND, PROJECTION, QUERY, STANDALONE, BENCH);

    @ArchTest
    static final ArchRule whatIsSharedKnowsNoUseCase = noClasses()
            .that()
            .resideInAPackage(SUPPORT)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(EVENT_STORE, COMMAND, PROJECTION, QUERY, STANDALONE, BENCH);

    @ArchTest
    static final ArchRule commandsMeetTheOthersThroughEventsOnly = noClasses()
            .that()
            .resideInAPackage(COMMAND)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(PROJECTION, QUERY, STANDALONE, BENCH);

    @ArchTest
    static final ArchRule projectionsMeetTheOthersThroughEventsOnly = noClasses()
            .that()
            .resideInAPackage(PROJECTION)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(COMMAND, QUERY, STANDALONE, BENCH);

    @ArchTest
    static final ArchRule queriesMeetTheOthersThroughEventsAndTables = noClasses()
            .that()
            .resideInAPackage(QUERY)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(COMMAND, PROJECTION, STANDALONE, BENCH);

    @ArchTest
    static final ArchRule theModulesHaveNoCycle =
            slices().matching("io.taskflow.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nullIsMarkedEverywhere =
            classes().that().resideInAPackage("io.taskflow..").should(liveInAMarkedPackage());

    @ArchTest
    static final ArchRule nothingIsInjectedIntoFields = noFields()
            .should()
            .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
            .orShould()
            .beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
            .orShould()
            .beAnnotatedWith("jakarta.inject.Inject")
            .orShould()
            .beAnnotatedWith("jakarta.annotation.Resource")
            .orShould()
            .beAnnotatedWith("jakarta.persistence.PersistenceContext");

    @ArchTest
    static final ArchRule timeIsJavaTime = noClasses()
            .that()
            // The JWT library speaks java.util.Date.
            .doNotHaveFullyQualifiedName("io.taskflow.support.security.AccessTokens")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(
                    java.util.Date.class,
                    java.util.Calendar.class,
                    java.text.SimpleDateFormat.class,
                    java.sql.Date.class,
                    java.sql.Timestamp.class);

    @ArchTest
    static final ArchRule oneLoggingFacade = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

    @ArchTest
    static final ArchRule oneJackson = noClasses()
            .that()
            .resideInAPackage("io.taskflow..")
            // Swagger speaks Jackson 2.
            .and()
            .doNotHaveFullyQualifiedName("io.taskflow.standalone.openapi.NullableComponents")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.fasterxml.jackson.databind..", "com.fasterxml.jackson.core..", "com.google.gson..")
            .as("JSON is Jackson 3's alone");

    private static ArchCondition<JavaClass> liveInAMarkedPackage() {
        return new ArchCondition<>("live in a package whose package-info says @NullMarked") {
            private final Set<String> told = new HashSet<>();

            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                if (!marked && told.add(type.getPackageName())) {
                    events.add(SimpleConditionEvent.violated(type, type.getPackageName() + " is not @NullMarked"));
                }
            }

            @Override
            public void init(java.util.Collection<JavaClass> all) {
                told.clear();
            }
        };
    }

    /** Kept so that a rule over an empty set of classes is noticed: the analysis must see every module. */
    @ArchTest
    static final ArchRule everyModuleIsSeen = classes()
            .that(DescribedPredicate.describe(
                    "are package descriptions", type -> type.getSimpleName().equals("package-info")))
            .should(coverTheModules());

    private static ArchCondition<JavaClass> coverTheModules() {
        return new ArchCondition<>("cover every module") {
            private final Set<String> seen = new HashSet<>();

            @Override
            public void check(JavaClass type, ConditionEvents events) {
                seen.add(type.getPackageName());
            }

            @Override
            public void finish(ConditionEvents events) {
                for (String module :
                        Set.of("events", "eventstore", "support", "command", "projection", "query", "standalone")) {
                    if (!seen.contains("io.taskflow." + module)) {
                        events.add(
                                SimpleConditionEvent.violated(module, "io.taskflow." + module + " was not analysed"));
                    }
                }
            }
        };
    }
}
