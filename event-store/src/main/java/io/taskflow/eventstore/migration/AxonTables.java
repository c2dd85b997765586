package io.taskflow.eventstore.migration;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where Axon keeps its events, snapshots and tokens. JPA calls the table {@code domain_event_entry} and JDBC {@code DomainEventEntry}, columns alike;
 * bytes are {@code bytea} or, as Hibernate has it on PostgreSQL unless told otherwise, large objects.
 *
 * @param snapshots empty where the application makes none
 * @param tokens empty where it keeps them elsewhere
 */
record AxonTables(Table events, Optional<Table> snapshots, Optional<Table> tokens) {

    private static final Set<String> MESSAGE_COLUMNS = Set.of(
            "aggregateidentifier",
            "sequencenumber",
            "type",
            "eventidentifier",
            "timestamp",
            "payloadtype",
            "payloadrevision",
            "payload",
            "metadata");

    /**
     * @param name ready for SQL
     * @param columns by name in lower case without underscores, ready for SQL
     * @param largeObjects those of them that hold the number of a large object
     */
    record Table(String name, Map<String, String> columns, Set<String> largeObjects) {

        String column(String plainName) {
            String column = columns.get(plainName);
            if (column == null) {
                throw new MigrationRefusedException("the table %s has no column %s".formatted(name, plainName));
            }
            return column;
        }

        /** The bytes in a column, wherever they are. */
        String bytes(String plainName) {
            String column = column(plainName);
            return largeObjects.contains(plainName) ? "lo_get(" + column + ")" : column;
        }
    }

    /** Looks along the connection's search path. */
    static AxonTables find(Connection connection) throws SQLException {
        Set<String> events = new HashSet<>(MESSAGE_COLUMNS);
        events.add("globalindex");
        Table table = find(connection, "domainevententry", events)
                .orElseThrow(() -> new MigrationRefusedException(
                        "there is no table domain_event_entry (or DomainEventEntry) to migrate from; where it is in a schema"
                                + " of its own, name that in the URL: ?currentSchema=…"));
        return new AxonTables(
                table,
                find(connection, "snapshotevententry", MESSAGE_COLUMNS),
                find(connection, "tokenentry", Set.of("processorname", "segment", "token", "tokentype")));
    }

    private static Optional<Table> find(Connection connection, String plainName, Set<String> needed)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                SELECT quote_ident(table_schema) || '.' || quote_ident(table_name), quote_ident(column_name), column_name, data_type
                FROM information_schema.columns
                WHERE table_schema = ANY(current_schemas(false)) AND lower(replace(table_name, '_', '')) = ?""")) {
            statement.setString(1, plainName);
            Set<String> names = new HashSet<>();
            Map<String, String> columns = new HashMap<>();
            Set<String> largeObjects = new HashSet<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                    String column = rows.getString(3).toLowerCase(Locale.ROOT).replace("_", "");
                    columns.put(column, rows.getString(2));
                    if (rows.getString(4).equals("oid")) {
                        largeObjects.add(column);
                    }
                }
            }
            if (names.size() > 1) {
                throw new MigrationRefusedException(
                        "which of these is meant: %s? Name its schema in the URL: ?currentSchema=…"
                                .formatted(String.join(", ", List.copyOf(names))));
            }
            if (names.isEmpty()) {
                return Optional.empty();
            }
            Table table = new Table(names.iterator().next(), Map.copyOf(columns), Set.copyOf(largeObjects));
            needed.forEach(table::column);
            return Optional.of(table);
        }
    }
}
