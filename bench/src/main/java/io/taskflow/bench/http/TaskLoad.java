package io.taskflow.bench.http;

import io.taskflow.bench.load.Script;
import io.taskflow.events.id.UuidV7;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * Task commands, a lane a connection: each lane has a board and tasks of its own, so that no command refuses another.
 * What is moved is one of the lane's newest {@value #ACTIVE} tasks, chosen at random, to the next column.
 */
final class TaskLoad {
    private static final int ACTIVE = 500;

    /** A board that one connection works on. */
    record Lane(UUID board, List<UUID> columns) {}

    private record Place(UUID task, int column) {}

    private final Requests requests;
    private final List<Lane> lanes;
    private final List<List<Place>> tasks = new ArrayList<>();
    private final UUID[] creating;
    private final int[] moving;
    private final Random random = new Random(4);

    TaskLoad(Requests requests, List<Lane> lanes) {
        this.requests = requests;
        this.lanes = lanes;
        this.creating = new UUID[lanes.size()];
        this.moving = new int[lanes.size()];
        lanes.forEach(_ -> tasks.add(new ArrayList<>()));
    }

    int lanes() {
        return lanes.size();
    }

    /** How many creations were accepted so far. */
    long created() {
        return tasks.stream().mapToLong(List::size).sum();
    }

    /** Each request creates a task under an id of its own in the lane's first column. */
    Script creating(boolean keyed) {
        return new Script() {
            @Override
            public byte[] next(int lane) {
                UUID id = UuidV7.next();
                creating[lane] = id;
                Lane at = lanes.get(lane);
                return requests.post(
                        "/api/v1/boards/" + at.board() + "/tasks",
                        "{\"columnId\":\"" + at.columns().getFirst() + "\",\"id\":\"" + id
                                + "\",\"title\":\"Look into the incident of customer " + random.nextInt(10_000) + "\"}",
                        keyed);
            }

            @Override
            public void answered(int lane, int status) {
                if (status == 201) {
                    tasks.get(lane).add(new Place(creating[lane], 0));
                }
            }
        };
    }

    /** Each request moves a task to the end of the next column. */
    Script moving(boolean keyed) {
        return new Script() {
            @Override
            public byte[] next(int lane) {
                List<Place> own = tasks.get(lane);
                int chosen = own.size() - 1 - random.nextInt(Math.min(ACTIVE, own.size()));
                moving[lane] = chosen;
                Place place = own.get(chosen);
                List<UUID> columns = lanes.get(lane).columns();
                UUID to = columns.get((place.column() + 1) % columns.size());
                return requests.post("/api/v1/tasks/" + place.task() + "/move", "{\"columnId\":\"" + to + "\"}", keyed);
            }

            @Override
            public void answered(int lane, int status) {
                List<Place> own = tasks.get(lane);
                Place place = own.get(moving[lane]);
                if (status == 200) {
                    int next = (place.column() + 1) % lanes.get(lane).columns().size();
                    own.set(moving[lane], new Place(place.task(), next));
                }
            }
        };
    }
}
