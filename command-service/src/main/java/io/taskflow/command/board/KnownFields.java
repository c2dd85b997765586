package io.taskflow.command.board;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.taskflow.command.claim.Keys;
import io.taskflow.command.claim.Learner;
import io.taskflow.events.board.FieldEvent;
import io.taskflow.eventstore.AppendRefusal;
import io.taskflow.eventstore.EventLog;
import io.taskflow.eventstore.Guard;
import io.taskflow.eventstore.RecordedEvent;
import io.taskflow.support.events.EventCodec;
import java.util.UUID;

/**
 * The custom fields of boards, for who decides on tasks. A board has none as far as is known here; the append demands that
 * this is so, and a refusal has them read from the log.
 */
public final class KnownFields implements Learner {
    private static final int REMEMBERED = 10_000;

    private final EventLog log;
    private final EventCodec codec;
    private final Cache<UUID, BoardFields> known =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    public KnownFields(EventLog log, EventCodec codec) {
        this.log = log;
        this.codec = codec;
    }

    /** As they were when they were looked at last. */
    public BoardFields of(UUID boardId) {
        BoardFields fields = known.getIfPresent(boardId);
        return fields == null ? BoardFields.NONE : fields;
    }

    /** As they are. */
    public BoardFields newest(UUID boardId) {
        var reading = new Reading();
        log.readStream(boardId.toString(), 0, reading::next);
        known.put(boardId, reading.fields);
        return reading.fields;
    }

    private final class Reading {
        private BoardFields fields = BoardFields.NONE;

        void next(RecordedEvent recorded) {
            if (codec.decode(recorded.type(), recorded.revision(), recorded.payload()) instanceof FieldEvent event) {
                fields = fields.after(event);
            }
        }
    }

    /** Demands that the fields are these still: their editions only grow. */
    public static Guard unchanged(UUID boardId, BoardFields fields) {
        return new Guard.Count(Keys.fields(boardId), 0, fields.edition());
    }

    @Override
    public boolean learn(AppendRefusal refusal) {
        if (!(refusal instanceof AppendRefusal.LimitExceeded exceeded)
                || !exceeded.key().startsWith(Keys.FIELDS)) {
            return false;
        }
        newest(UUID.fromString(exceeded.key().substring(Keys.FIELDS.length())));
        return true;
    }
}
