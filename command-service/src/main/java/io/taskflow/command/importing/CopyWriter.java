package io.taskflow.command.importing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/** Streams rows into a table by COPY, in its text format. Closing ends the rows; whoever owns the connection commits. */
final class CopyWriter implements AutoCloseable {
    private static final int BUFFER = 256 * 1024;

    private final PGCopyOutputStream out;
    private final StringBuilder line = new StringBuilder(1024);

    CopyWriter(Connection connection, String table, String columns) throws SQLException {
        out = new PGCopyOutputStream(
                connection.unwrap(PGConnection.class), "COPY " + table + " (" + columns + ") FROM STDIN", BUFFER);
    }

    CopyWriter number(long value) {
        separate();
        line.append(value);
        return this;
    }

    CopyWriter text(@Nullable String value) {
        separate();
        if (value == null) {
            line.append("\\N");
        } else {
            escape(value);
        }
        return this;
    }

    CopyWriter texts(List<@Nullable String> values) {
        separate();
        line.append('{');
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                line.append(',');
            }
            String value = values.get(i);
            if (value == null) {
                line.append("NULL");
            } else {
                line.append('"');
                quote(value);
                line.append('"');
            }
        }
        line.append('}');
        return this;
    }

    void endRow() {
        line.append('\n');
        try {
            out.write(line.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        line.setLength(0);
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void separate() {
        if (!line.isEmpty()) {
            line.append('\t');
        }
    }

    private void quote(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                // Once for the array, and its backslash once more for COPY.
                line.append("\\\\");
            }
            escape(c);
        }
    }

    private void escape(String value) {
        for (int i = 0; i < value.length(); i++) {
            escape(value.charAt(i));
        }
    }

    private void escape(char c) {
        switch (c) {
            case '\\' -> line.append("\\\\");
            case '\t' -> line.append("\\t");
            case '\n' -> line.append("\\n");
            case '\r' -> line.append("\\r");
            default -> line.append(c);
        }
    }
}
