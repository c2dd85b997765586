package io.taskflow.eventstore.autoconfigure;

import io.taskflow.testing.TestPostgres;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts small applications that have the log for their event store. */
public final class ApplicationForATest {
    private ApplicationForATest() {}

    /** @param more properties, such as {@code name=value} */
    public static ConfigurableApplicationContext start(
            Class<?> application, TestPostgres.Database database, String... more) {
        List<String> usual = List.of(
                "spring.datasource.url=" + database.url(),
                "spring.datasource.username=" + database.user(),
                "spring.datasource.password=" + database.password(),
                "spring.flyway.enabled=false",
                "spring.main.banner-mode=off",
                "logging.level.root=warn",
                "axon.serializer.general=jackson3");
        return new SpringApplicationBuilder(application)
                .properties(Stream.concat(usual.stream(), Stream.of(more)).toArray(String[]::new))
                .run();
    }
}
