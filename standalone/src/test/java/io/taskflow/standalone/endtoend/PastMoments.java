package io.taskflow.standalone.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The boards of an import, compared with what the file says, at many moments. */
final class PastMoments {
    private static final int READERS = 8;

    private final Api api;
    private final LogOracle oracle;
    private final Map<String, String> boardIds;

    PastMoments(Api api, String workspace, LogOracle oracle) throws Exception {
        this.api = api;
        this.oracle = oracle;
        this.boardIds = boardIds(api, workspace);
    }

    private static Map<String, String> boardIds(Api api, String workspace) throws Exception {
        Map<String, String> ids = new HashMap<>();
        String cursor = "";
        do {
            JsonNode page = api.get("/workspaces/" + workspace + "/boards?limit=200" + cursor)
                    .ok()
                    .json();
            page.get("items")
                    .forEach(board -> ids.put(
                            board.get("externalId").asString(), board.get("id").asString()));
            cursor = page.get("nextCursor").isNull()
                    ? ""
                    : "&cursor=" + page.get("nextCursor").asString();
        } while (!cursor.isEmpty());
        return ids;
    }

    /** Rows' own times, a millisecond before and after them, and times between, in growing order. */
    static List<Instant> choose(LogOracle oracle, int count, Random random) {
        List<Instant> rows = oracle.moments();
        Instant first = rows.getFirst();
        long span = ChronoUnit.MILLIS.between(first, rows.getLast());
        return Stream.generate(() -> {
                    Instant row = rows.get(random.nextInt(rows.size()));
                    return switch (random.nextInt(4)) {
                        case 0 -> row;
                        case 1 -> row.minusMillis(1);
                        case 2 -> row.plusMillis(1);
                        default -> first.plusMillis(random.nextLong(span));
                    };
                })
                // Before the first there is nothing, after the last nothing new.
                .filter(moment -> !moment.isBefore(first))
                .limit(count)
                .sorted()
                .toList();
    }

    /** How many boards were compared. */
    int compare(List<Instant> moments) throws Exception {
        assertThat(boardIds.keySet()).isEqualTo(oracle.beginnings().keySet());
        int compared = 0;
        for (Instant moment : moments) {
            List<BoardPicture> expected = oracle.at(moment);
            inParallel(expected, picture -> compare(picture, moment));
            compared += expected.size();
        }
        return compared;
    }

    private void compare(BoardPicture expected, Instant moment) throws Exception {
        String board = "/boards/" + boardIds.get(expected.externalId());
        Answer view = api.get(board + "?asOf=" + moment).ok();
        assertThat(BoardPicture.of(view.json()))
                .as("%s at %s", expected.externalId(), moment)
                .isEqualTo(expected);
        Answer replay = api.get(board + "/replay?asOf=" + moment).ok();
        assertThat(replay.json())
                .as("replay of %s at %s", expected.externalId(), moment)
                .isEqualTo(view.json());
    }

    /** At its first row's time each board is there, a millisecond before it is not. */
    void compareBeginnings() throws Exception {
        inParallel(List.copyOf(oracle.beginnings().entrySet()), began -> {
            String board = "/boards/" + boardIds.get(began.getKey());
            api.get(board + "?asOf=" + began.getValue()).ok();
            JsonNode before = api.get(board + "?asOf=" + began.getValue().minusMillis(1))
                    .refused(404, "not-yet")
                    .json();
            assertThat(Instant.parse(before.get("beganAt").asString())).isEqualTo(began.getValue());
        });
    }

    private interface Check<T> {
        void run(T value) throws Exception;
    }

    private static <T> void inParallel(List<T> values, Check<T> check) throws Exception {
        Clients.atOnce(READERS, reader -> () -> {
            for (int i = reader; i < values.size(); i += READERS) {
                check.run(values.get(i));
            }
            return null;
        });
    }
}
