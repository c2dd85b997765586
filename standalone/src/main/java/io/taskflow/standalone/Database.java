package io.taskflow.standalone;

import io.taskflow.standalone.postgres.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;

/** Where the log and the views are kept: the embedded PostgreSQL, or one that {@code TASKFLOW_DATABASE_URL} names. */
record Database(String url, String user, String password, boolean embedded) {

    static Database open(Path data, Map<String, String> environment) {
        String url = environment.getOrDefault("TASKFLOW_DATABASE_URL", "");
        if (url.isEmpty()) {
            return embedded(data, environment);
        }
        return new Database(
                url.startsWith("postgresql://") ? "jdbc:" + url : url,
                environment.getOrDefault("TASKFLOW_DATABASE_USER", "taskflow"),
                environment.getOrDefault("TASKFLOW_DATABASE_PASSWORD", ""),
                false);
    }

    private static Database embedded(Path data, Map<String, String> environment) {
        EmbeddedPostgres postgres = EmbeddedPostgres.in(data, cache(environment));
        // These run after the application's contexts are closed, however the process is asked to end.
        SpringApplication.getShutdownHandlers().add(postgres::close);
        postgres.start();
        return new Database(postgres.jdbcUrl(), postgres.user(), postgres.password(), true);
    }

    private static Path cache(Map<String, String> environment) {
        @Nullable String xdg = environment.get("XDG_CACHE_HOME");
        Path base = xdg == null || xdg.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(xdg);
        return base.resolve("taskflow");
    }

    Map<String, Object> properties() {
        Map<String, Object> properties = new HashMap<>(Map.of(
                "spring.datasource.url",
                url,
                "spring.datasource.username",
                user,
                "spring.datasource.password",
                password));
        if (embedded) {
            // Nobody else works on this database, so after a crash the projections take their segments back at once.
            properties.put("taskflow.event-store.node-id", "standalone");
        }
        return properties;
    }
}
