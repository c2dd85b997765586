package io.taskflow.bench.rival.replay;

import io.taskflow.bench.rival.ByteaDialect;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Replays a stock JPA event store from its tail. Arguments: port, JDBC URL (its search path holds the views), user,
 * password, events a batch (1 is stock).
 */
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan
public class ReplayApplication {
    public static void main(String[] args) {
        var settings = new HashMap<String, Object>(Map.of(
                "server.port", args[0],
                "spring.datasource.url", args[1],
                "spring.datasource.username", args[2],
                "spring.datasource.password", args[3],
                "spring.datasource.hikari.maximum-pool-size", "32",
                "spring.jpa.hibernate.ddl-auto", "update",
                "spring.jpa.properties.hibernate.dialect", ByteaDialect.class.getName()));
        settings.putAll(Map.of(
                "spring.main.banner-mode", "off",
                "spring.flyway.enabled", "false",
                // Its tracking tokens do not survive Jackson 3.
                "axon.serializer.general", "xstream",
                "axon.serializer.events", "jackson3",
                "axon.axonserver.enabled", "false",
                "axon.update-check.disabled", "true",
                "axon.eventhandling.processors.views.mode", "pooled",
                "axon.eventhandling.processors.views.batch-size", args[4]));
        new SpringApplicationBuilder(ReplayApplication.class)
                .properties(settings)
                .run();
    }

    /** How far it has come. */
    @RestController
    static class Progress {
        private final RowByRow views;

        Progress(RowByRow views) {
            this.views = views;
        }

        @GetMapping("/processed")
        String processed() {
            return Long.toString(views.processed());
        }
    }
}
