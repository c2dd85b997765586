package io.taskflow.projection.generation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The SQL that makes a generation, with the generation's names filled in. */
enum Script {
    TABLES("tables.sql"),
    INDEXES("indexes.sql"),
    VIEWS("views.sql");

    private final String text;

    Script(String file) {
        try (InputStream in = Script.class.getResourceAsStream(file)) {
            text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> statements(Generation generation) {
        String filled = text.replaceAll("(?m)^--.*$", "")
                .replace(":schema", generation.schema())
                .replace(":number", Integer.toString(generation.number()));
        return Arrays.stream(filled.split(";"))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty())
                .toList();
    }

    void run(Connection connection, Generation generation) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (String sql : statements(generation)) {
                statement.execute(sql);
            }
        }
    }
}
