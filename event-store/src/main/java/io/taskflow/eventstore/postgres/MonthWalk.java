package io.taskflow.eventstore.postgres;

import io.taskflow.eventstore.RecordedEvent;
import io.taskflow.eventstore.Sha256;
import io.taskflow.eventstore.archive.ArchiveDamagedException;
import io.taskflow.eventstore.archive.ArchivedEvent;
import io.taskflow.eventstore.archive.ArchivedGroup;
import io.taskflow.eventstore.archive.MonthFile;
import java.io.IOException;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Reads an archived month through, in order: each event, then the groups that end with it. Whoever does is sure that the leaf hashes are those of the
 * entries, and lead from the tree before the month to the one after it.
 */
final class MonthWalk {
    private final MonthFile file;
    private final Frontier frontier;
    private final MessageDigest sha256 = Sha256.digest();
    private final GroupTaker toGroup;
    private final Queue<ArchivedGroup> groups = new ArrayDeque<>();
    private int groupBlocks;

    private MonthWalk(MonthFile file, PastMonth month, GroupTaker toGroup) {
        this.file = file;
        this.frontier = new Frontier(month.before(), month.first() - 1);
        this.toGroup = toGroup;
    }

    interface EventTaker {
        void take(ArchivedEvent event) throws SQLException, IOException;
    }

    interface GroupTaker {
        /** @param frontier of the group */
        void take(ArchivedGroup group, byte[] frontier) throws SQLException, IOException;
    }

    /** @throws ArchiveDamagedException it is not the month that was archived */
    static void over(MonthFile file, PastMonth month, EventTaker toEvent, GroupTaker toGroup)
            throws SQLException, IOException {
        if (!file.month().equals(month.month())
                || file.firstPosition() != month.first()
                || file.lastPosition() != month.last()) {
            throw new ArchiveDamagedException("the file of " + month.month() + " holds " + file.month() + ", positions "
                    + file.firstPosition() + " to " + file.lastPosition());
        }
        MonthWalk walk = new MonthWalk(file, month, toGroup);
        walk.groupsUpto(month.first() - 1);
        file.<SQLException>readAll(event -> {
            walk.add(event);
            toEvent.take(event);
            walk.groupsUpto(event.event().position());
        });
        if (!Arrays.equals(walk.frontier.bytes(), month.after()) || !Arrays.equals(file.frontier(), month.after())) {
            throw new ArchiveDamagedException("the events of " + month.month()
                    + " are not those of the log's tree: they lead to another frontier than the month's last group");
        }
        if (walk.nextGroup() != null) {
            throw new ArchiveDamagedException("the file of " + month.month() + " has groups after its last event");
        }
    }

    private void add(ArchivedEvent archived) throws ArchiveDamagedException {
        if (!Arrays.equals(leafHash(archived.event(), sha256), archived.leafHash())) {
            throw new ArchiveDamagedException("the entry of position "
                    + archived.event().position() + " does not give the leaf hash that was stored");
        }
        frontier.add(archived.leafHash());
    }

    private void groupsUpto(long position) throws SQLException, IOException {
        for (ArchivedGroup group = nextGroup();
                group != null && group.lastPosition() <= position;
                group = nextGroup()) {
            toGroup.take(group, frontier.bytes());
            groups.remove();
        }
    }

    private @Nullable ArchivedGroup nextGroup() throws IOException {
        if (groups.isEmpty() && groupBlocks < file.groupBlocks()) {
            groups.addAll(file.groups(groupBlocks++));
        }
        return groups.peek();
    }

    /** What the log hashed when it took the event. */
    static byte[] leafHash(RecordedEvent event, MessageDigest sha256) {
        return PreparedEvent.of(event.asNew(), sha256)
                .leafHash(
                        event.position(), event.sequence(), PreparedEvent.line(Micros.of(event.recordedAt())), sha256);
    }
}
