package io.taskflow.eventstore.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A rule that nobody reads is no promise, and one that never failed proves nothing. */
class RulesAreWrittenDownTest {
    private static final Pattern ROW =
            Pattern.compile("^\\| (R\\d\\d-[a-z-]+) \\| ([^|]+) \\| ([^|]+) \\|$", Pattern.MULTILINE);
    private static final List<Class<?>> RULES =
            List.of(OrderRules.class, DecisionRules.class, FaultRules.class, AxonRules.class, TypeRules.class);

    @Test
    void eachPromiseInTheReadmeIsARuleAndEachRuleAPromise() throws IOException {
        List<String> rules =
                rules().map(rule -> rule.name + " in " + rule.where).toList();
        List<String> rows = ROW.matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(row -> row.group(1) + " in " + row.group(3).replace("`", ""))
                .toList();

        assertThat(rows).isEqualTo(rules);
    }

    @Test
    void eachRuleIsKnownToFail() throws IOException {
        List<String> broken = ROW.matcher(Files.readString(Path.of("../docs/mutations.md")))
                .results()
                .map(row -> row.group(1))
                .distinct()
                .sorted()
                .toList();

        assertThat(broken).isEqualTo(rules().map(Rule::name).toList());
    }

    private record Rule(String name, String where) {}

    private static Stream<Rule> rules() {
        return RULES.stream()
                .flatMap(rules -> Arrays.stream(rules.getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(Test.class))
                        .map(method ->
                                new Rule(method.getAnnotation(DisplayName.class).value(), rules.getSimpleName()))
                        .sorted((one, other) -> one.name.compareTo(other.name)));
    }
}
