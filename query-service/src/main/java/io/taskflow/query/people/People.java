package io.taskflow.query.people;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Names of people, looked up together: accounts by their own name, placeholders by that of the account that stands for them, else by the one their import gave. */
public final class People {
    private static final String NAMES = """
            SELECT id, name FROM account.person WHERE id = ANY(?)
            UNION ALL
            SELECT m.user_id, coalesce(p.name, m.placeholder_name)
              FROM command.membership m LEFT JOIN account.person p ON p.id = m.matched_to
             WHERE m.workspace_id = ANY(?) AND m.user_id = ANY(?) AND m.placeholder_name IS NOT NULL
            """;

    private final Map<UUID, Person> known;

    People(Map<UUID, Person> known) {
        this.known = known;
    }

    /** The people behind these ids in a workspace. */
    public static People of(JdbcClient jdbc, UUID workspace, Collection<UUID> ids) {
        return of(jdbc, List.of(workspace), ids);
    }

    /** The people behind these ids in several workspaces. */
    public static People of(JdbcClient jdbc, Collection<UUID> workspaces, Collection<UUID> ids) {
        Set<UUID> wanted = new HashSet<>(ids);
        Map<UUID, Person> known = new HashMap<>();
        if (!wanted.isEmpty()) {
            UUID[] array = wanted.toArray(UUID[]::new);
            jdbc.sql(NAMES)
                    .params(array, workspaces.toArray(UUID[]::new), array)
                    .query(row -> {
                        UUID id = row.getObject(1, UUID.class);
                        known.put(id, new Person(id, row.getString(2)));
                    });
        }
        return new People(known);
    }

    /** One of them; with an empty name when nobody knows it any more. */
    public Person get(UUID id) {
        return known.getOrDefault(id, new Person(id, ""));
    }

    /** Several, in their order. */
    public List<Person> all(List<UUID> ids) {
        return ids.stream().map(this::get).toList();
    }
}
