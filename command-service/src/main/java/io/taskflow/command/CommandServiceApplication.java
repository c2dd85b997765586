package io.taskflow.command;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/** The write side in a process of its own; the database comes from {@code spring.datasource.*}. */
@SpringBootApplication(scanBasePackageClasses = CommandServiceApplication.class)
@Import(CommandServiceConfiguration.class)
public class CommandServiceApplication {
    private static final Map<String, Object> DEFAULTS = Map.of(
            "spring.threads.virtual.enabled", "true",
            "spring.flyway.enabled", "false",
            "spring.jpa.open-in-view", "false",
            "axon.axonserver.enabled", "false",
            "axon.serializer.general", "jackson3",
            "axon.timeout.enabled", "false",
            "taskflow.event-store.stamp-occurred-at", "true",
            "logging.level.org.axonframework.modelling.command.AbstractRepository", "error");

    /** Starts it. */
    public static void main(String[] args) {
        var application = new SpringApplication(CommandServiceApplication.class);
        application.setDefaultProperties(DEFAULTS);
        application.run(args);
    }
}
