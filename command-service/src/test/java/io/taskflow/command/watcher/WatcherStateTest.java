package io.taskflow.command.watcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskflow.events.id.UuidV7;
import io.taskflow.events.watcher.WatcherAdded;
import io.taskflow.events.watcher.WatcherRemoved;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WatcherStateTest {
    private static final UUID TASK = UuidV7.next();
    private static final UUID BOARD = UuidV7.next();
    private static final UUID ANA = UuidV7.next();
    private static final UUID BOB = UuidV7.next();

    @Test
    void thoseWhoCameAndDidNotLeaveWatch() {
        WatcherState state = WatcherState.evolve(null, new WatcherAdded(TASK, BOARD, ANA));
        state = WatcherState.evolve(state, new WatcherAdded(TASK, BOARD, BOB));
        state = WatcherState.evolve(state, new WatcherRemoved(TASK, BOARD, ANA));
        assertThat(state.people()).containsExactly(BOB);
    }
}
