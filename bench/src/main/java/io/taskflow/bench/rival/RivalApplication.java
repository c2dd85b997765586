package io.taskflow.bench.rival;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.ComponentScan;

/**
 * A stock Axon application, tuned as a careful user would: JSON events, bytea, virtual threads, no open session in view,
 * a pool that was the best of 8, 16, 32 and 64. It authenticates nobody, which favours it. Arguments: port, JDBC URL, user, password.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan
public class RivalApplication {
    /** Taskflow's modules, and what they bring that a plain Axon application does not have. */
    private static final Pattern NOT_STOCK = Pattern.compile(
            ".*/(event-store|service-support|command-service|projections|query-service|standalone)(/target/classes/?|-[0-9][^/]*\\.jar)"
                    + "|.*/(spring-security|spring-boot-security|spring-boot-actuator|springdoc)[^/]*\\.jar");

    /** Whether a class path entry belongs to the rival. */
    public static boolean sees(String classPathEntry) {
        return !NOT_STOCK.matcher(classPathEntry).matches();
    }

    public static void main(String[] args) {
        var settings = new HashMap<String, Object>(Map.of(
                "server.port",
                args[0],
                "spring.datasource.url",
                args[1],
                "spring.datasource.username",
                args[2],
                "spring.datasource.password",
                args[3],
                "spring.datasource.hikari.maximum-pool-size",
                System.getProperty("rival.pool", "32"),
                "spring.jpa.hibernate.ddl-auto",
                "update",
                "spring.jpa.open-in-view",
                "false",
                "spring.jpa.properties.hibernate.dialect",
                ByteaDialect.class.getName()));
        settings.putAll(Map.of(
                "spring.threads.virtual.enabled", "true",
                "spring.main.banner-mode", "off",
                "spring.flyway.enabled", "false",
                "server.tomcat.max-keep-alive-requests", "-1",
                "axon.serializer.general", "jackson3",
                "axon.axonserver.enabled", "false",
                "axon.update-check.disabled", "true",
                "axon.eventhandling.processors.tasks.mode", "pooled"));
        new SpringApplicationBuilder(RivalApplication.class)
                .properties(settings)
                .run();
    }
}
