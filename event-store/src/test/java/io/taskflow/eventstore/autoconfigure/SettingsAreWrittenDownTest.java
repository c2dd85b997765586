package io.taskflow.eventstore.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Parameter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The README's table of settings is that of the code. */
class SettingsAreWrittenDownTest {
    /** What stands in for a setting that has no default. */
    private static final Map<String, String> NOT_SAID = Map.of("node-id", "made up", "archive.s3-endpoint", "Amazon's");

    @Test
    void everySettingWithItsDefault() throws Exception {
        String readme = Files.readString(Path.of("README.md"));
        String table = readme.substring(readme.indexOf("## Settings"), readme.indexOf("## Metrics"));

        assertThat(table.lines()
                        .filter(line -> line.startsWith("| `"))
                        .map(line -> line.substring(0, line.lastIndexOf(" | "))))
                .containsExactlyElementsOf(settings("", EventStoreProperties.class));
    }

    private static List<String> settings(String prefix, Class<?> properties) {
        List<String> rows = new ArrayList<>();
        for (Parameter setting : properties.getDeclaredConstructors()[0].getParameters()) {
            String name =
                    prefix + setting.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            if (setting.getType().isRecord()) {
                rows.addAll(settings(name + ".", setting.getType()));
            } else {
                DefaultValue byDefault = setting.getAnnotation(DefaultValue.class);
                String value =
                        byDefault == null ? NOT_SAID.get(name) : "`" + byDefault.value()[0] + "`";
                rows.add("| `%s` | %s".formatted(name, value));
            }
        }
        return rows;
    }
}
