package io.taskflow.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Two generations of a view: the one that was live, and the one that a rebuild made beside it. */
record Rebuild(String before, String after) {

    static List<String> names(Api api) throws Exception {
        return api.get("/admin/projections")
                .ok()
                .json()
                .valueStream()
                .map(projection -> projection.get("name").asString())
                .toList();
    }

    /** Makes the next generation, and waits until it is the live one. */
    static Rebuild of(Api api, String projection, Duration atMost) throws Exception {
        long before = state(api, projection).get("generation").asLong();
        api.post("/admin/projections/" + projection + "/rebuild", Map.of()).ok();
        long after = Await.until(
                        "the rebuild of " + projection + " to be live",
                        atMost,
                        () -> state(api, projection),
                        state -> state.get("generation").asLong() > before)
                .get("generation")
                .asLong();
        return new Rebuild(projection + "_g" + before, projection + "_g" + after);
    }

    private static JsonNode state(Api api, String projection) throws Exception {
        return api.get("/admin/projections")
                .ok()
                .json()
                .valueStream()
                .filter(one -> one.get("name").asString().equals(projection))
                .findFirst()
                .orElseThrow();
    }

    /** Rows that only one of the two has, each with its table; a few are enough. */
    List<String> differences(ServerProcess server) throws Exception {
        List<String> found = new ArrayList<>();
        try (Connection connection = server.connect()) {
            List<String> tables = tables(connection, before);
            assertThat(tables).isNotEmpty().isEqualTo(tables(connection, after));
            for (String table : tables) {
                found.addAll(texts(connection, onlyIn(before, after, table)));
                found.addAll(texts(connection, onlyIn(after, before, table)));
            }
        }
        return found;
    }

    private static String onlyIn(String one, String other, String table) {
        return "SELECT '%1$s.%3$s ' || gone FROM (SELECT t::text FROM %1$s.%3$s t EXCEPT ALL SELECT t::text FROM %2$s.%3$s t) AS d(gone) LIMIT 5"
                .formatted(one, other, table);
    }

    /** How many rows the new generation has. */
    long rows(ServerProcess server) throws Exception {
        long rows = 0;
        try (Connection connection = server.connect()) {
            for (String table : tables(connection, after)) {
                rows += Long.parseLong(texts(connection, "SELECT count(*)::text FROM " + after + "." + table)
                        .getFirst());
            }
        }
        return rows;
    }

    /** Partitioned tables stand for their partitions. */
    private static List<String> tables(Connection connection, String schema) throws Exception {
        return texts(
                connection,
                "SELECT relname FROM pg_class WHERE relnamespace = '" + schema
                        + "'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition ORDER BY relname");
    }

    private static List<String> texts(Connection connection, String sql) throws Exception {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
