package io.taskflow.bench.rebuild;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyInputStream;
import org.postgresql.copy.PGCopyOutputStream;

/** The tables of a schema once more in another, empty or filled: same columns, partitions and indexes. */
final class SchemaTwin {
    private static final int BUFFER = 1 << 16;

    private final Connection connection;
    private final String from;
    private final String to;

    SchemaTwin(Connection connection, String from, String to) {
        this.connection = connection;
        this.from = from;
        this.to = to;
    }

    /** Makes the tables and partitions. */
    void create(boolean indexed) throws SQLException {
        execute("CREATE SCHEMA " + to);
        for (List<String> table : rows("""
                SELECT c.relname, coalesce('PARTITION BY ' || pg_get_partkeydef(c.oid), '') FROM pg_class c
                WHERE c.relnamespace = '%s'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
                """)) {
            execute("CREATE TABLE %s.%s (LIKE %s.%s INCLUDING ALL EXCLUDING INDEXES) %s"
                    .formatted(to, table.get(0), from, table.get(0), table.get(1)));
        }
        for (List<String> partition : rows("""
                SELECT c.relname, p.relname, pg_get_expr(c.relpartbound, c.oid) FROM pg_class c
                JOIN pg_inherits i ON i.inhrelid = c.oid JOIN pg_class p ON p.oid = i.inhparent
                WHERE c.relnamespace = '%s'::regnamespace AND c.relispartition AND c.relkind = 'r'
                """)) {
            execute("CREATE TABLE %s.%s PARTITION OF %s.%s %s"
                    .formatted(to, partition.get(0), to, partition.get(1), partition.get(2)));
        }
        if (indexed) {
            index();
        }
    }

    /** Lets every column stand empty, for a writer that knows no more than a part of them. */
    void loosen() throws SQLException {
        for (List<String> column : rows("""
                SELECT c.relname, a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND a.attnotnull
                WHERE c.relnamespace = '%s'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
                """)) {
            execute("ALTER TABLE %s.%s ALTER COLUMN %s DROP NOT NULL".formatted(to, column.get(0), column.get(1)));
        }
    }

    /** Makes the same indexes; a partitioned table's stand for those of its partitions. */
    void index() throws SQLException {
        for (List<String> index : rows("""
                SELECT replace(replace(pg_get_indexdef(i.indexrelid), ' ON ONLY ', ' ON '), ' %1$s.', ' ' || '@.')
                FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
                WHERE c.relnamespace = '%1$s'::regnamespace AND NOT c.relispartition
                """)) {
            execute(index.getFirst().replace(" @.", " " + to + "."));
        }
    }

    /** Every row out to a file and in again from it. */
    void copy(Path directory) throws SQLException, IOException {
        PGConnection postgres = connection.unwrap(PGConnection.class);
        for (List<String> table :
                rows("SELECT relname FROM pg_class WHERE relnamespace = '%s'::regnamespace AND relkind = 'r'")) {
            String name = table.getFirst();
            Path file = directory.resolve(name + ".copy");
            try (InputStream rows = new PGCopyInputStream(
                            postgres, "COPY " + from + "." + name + " TO STDOUT (FORMAT binary)");
                    OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER)) {
                rows.transferTo(out);
            }
            try (InputStream in = Files.newInputStream(file);
                    OutputStream rows = new PGCopyOutputStream(
                            postgres, "COPY " + to + "." + name + " FROM STDIN (FORMAT binary)", BUFFER)) {
                in.transferTo(rows);
            }
            Files.delete(file);
        }
    }

    void drop() throws SQLException {
        execute("DROP SCHEMA " + to + " CASCADE");
    }

    private List<List<String>> rows(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql.formatted(from))) {
            int columns = result.getMetaData().getColumnCount();
            List<List<String>> rows = new ArrayList<>();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int c = 1; c <= columns; c++) {
                    row.add(result.getString(c));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
