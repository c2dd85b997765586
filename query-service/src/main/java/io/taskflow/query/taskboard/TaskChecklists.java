package io.taskflow.query.taskboard;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The checklists of a task, and how much of them is done.
 *
 * @param all in the order they came; none where cards alone are read
 */
public record TaskChecklists(List<TaskChecklist> all, TaskBoardView.Checklist progress) {
    public static final TaskChecklists NONE = of(List.of());

    private static final TypeReference<List<TaskChecklist>> CHECKLISTS = new TypeReference<>() {};
    private static final JsonMapper JSON = JsonMapper.shared();

    public static TaskChecklists of(List<TaskChecklist> all) {
        List<TaskChecklist.Item> items =
                all.stream().flatMap(list -> list.items().stream()).toList();
        int done = (int) items.stream().filter(TaskChecklist.Item::done).count();
        return new TaskChecklists(all, new TaskBoardView.Checklist(done, items.size()));
    }

    /** As a view keeps them; null where cards alone are read. */
    static TaskChecklists of(@Nullable String json, int done, int total) {
        List<TaskChecklist> all = json == null || json.equals("[]") ? List.of() : JSON.readValue(json, CHECKLISTS);
        return new TaskChecklists(all, new TaskBoardView.Checklist(done, total));
    }
}
