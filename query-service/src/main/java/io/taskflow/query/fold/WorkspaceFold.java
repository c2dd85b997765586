package io.taskflow.query.fold;

import io.taskflow.events.board.BoardEvent;
import io.taskflow.events.comment.CommentEvent;
import io.taskflow.events.filter.FilterEvent;
import io.taskflow.events.task.TaskEvent;
import io.taskflow.events.watcher.WatcherEvent;
import io.taskflow.events.workspace.InvitationAccepted;
import io.taskflow.events.workspace.InvitationDeclined;
import io.taskflow.events.workspace.InvitationRenewed;
import io.taskflow.events.workspace.InvitationRevoked;
import io.taskflow.events.workspace.MemberAdded;
import io.taskflow.events.workspace.MemberInvited;
import io.taskflow.events.workspace.MemberRemoved;
import io.taskflow.events.workspace.MemberRoleChanged;
import io.taskflow.events.workspace.PlaceholderAdded;
import io.taskflow.events.workspace.PlaceholderMatched;
import io.taskflow.events.workspace.WorkspaceCreated;
import io.taskflow.events.workspace.WorkspaceDeleted;
import io.taskflow.events.workspace.WorkspaceEvent;
import io.taskflow.events.workspace.WorkspaceLanguageChanged;
import io.taskflow.events.workspace.WorkspaceRenamed;
import io.taskflow.events.workspace.WorkspaceRestored;
import io.taskflow.events.workspace.WorkspaceTimeZoneChanged;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A workspace as its events make it; grown event by event in the order of the log. */
public final class WorkspaceFold {
    /** What a person is in a workspace whom no account stands for yet. */
    public static final String PLACEHOLDER = "PLACEHOLDER";

    private final Map<UUID, Member> members = new LinkedHashMap<>();
    private boolean begun;
    private Instant createdAt = Instant.EPOCH;
    private String name = "";
    private String timeZone = "";
    private @Nullable String language;
    private long version;
    private long position;

    /**
     * Someone in a workspace.
     *
     * @param role a member's role, or {@value #PLACEHOLDER}
     * @param position of the event that brought them in
     */
    public record Member(UUID id, String role, Instant since, long position) {}

    /** Grows by the next event of the workspace. */
    public void apply(LoggedEvent logged) {
        switch (logged.event()) {
            case WorkspaceEvent event -> {
                workspace(event, logged);
                version = logged.version();
                position = logged.position();
            }
            case BoardEvent event -> throw misplaced(event);
            case TaskEvent event -> throw misplaced(event);
            case CommentEvent event -> throw misplaced(event);
            case FilterEvent event -> throw misplaced(event);
            case WatcherEvent event -> throw misplaced(event);
        }
    }

    private void workspace(WorkspaceEvent event, LoggedEvent logged) {
        switch (event) {
            case WorkspaceCreated e -> {
                begun = true;
                createdAt = logged.occurredAt();
                name = e.name();
                timeZone = e.timeZone();
                language = e.language();
            }
            case WorkspaceTimeZoneChanged e -> timeZone = e.timeZone();
            case WorkspaceLanguageChanged e -> language = e.language();
            case WorkspaceDeleted _, WorkspaceRestored _ -> {
                // Who sees it sees it as it is; while it is deleted, nobody does.
            }
            case PlaceholderMatched e -> members.remove(e.placeholderId());
            case WorkspaceRenamed e -> name = e.name();
            case MemberAdded e -> join(e.userId(), e.role().name(), logged);
            case MemberRoleChanged e -> join(e.userId(), e.role().name(), logged);
            case MemberRemoved e -> members.remove(e.userId());
            case MemberInvited _,
                    InvitationRenewed _,
                    InvitationRevoked _,
                    InvitationDeclined _,
                    InvitationAccepted _ -> {
                // Who comes is added by an event of its own.
            }
            case PlaceholderAdded e -> join(e.placeholderId(), PLACEHOLDER, logged);
        }
    }

    private void join(UUID person, String role, LoggedEvent logged) {
        Member before = members.get(person);
        members.put(
                person,
                before == null
                        ? new Member(person, role, logged.occurredAt(), logged.position())
                        : new Member(person, role, before.since(), before.position()));
    }

    private static IllegalStateException misplaced(Object event) {
        return new IllegalStateException(event.getClass().getSimpleName() + " in a workspace's scope");
    }

    /** Whether the workspace has begun. */
    public boolean begun() {
        return begun;
    }

    public String name() {
        return name;
    }

    /** An IANA name, empty before it began. */
    public String timeZone() {
        return timeZone;
    }

    /** A BCP 47 tag, or null. */
    public @Nullable String language() {
        return language;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public long version() {
        return version;
    }

    /** The position of its last event; 0 before the first. */
    public long position() {
        return position;
    }

    /** Everyone in it, in the order they came. */
    public List<Member> members() {
        return List.copyOf(members.values());
    }
}
