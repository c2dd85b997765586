package io.taskflow.command.workspace;

import io.taskflow.events.workspace.InvitationAccepted;
import io.taskflow.events.workspace.InvitationDeclined;
import io.taskflow.events.workspace.InvitationRenewed;
import io.taskflow.events.workspace.InvitationRevoked;
import io.taskflow.events.workspace.MemberAdded;
import io.taskflow.events.workspace.MemberInvited;
import io.taskflow.events.workspace.MemberRemoved;
import io.taskflow.events.workspace.MemberRole;
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
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What decisions about a workspace need to know of it. Its placeholders, who may be many, are claims of the log alone.
 *
 * @param restorableUntil null while it is there; else it was deleted, and can be restored until then
 * @param members the accounts in it
 * @param invitations those that can be answered, if they have not expired
 * @param accepted invitations that brought someone
 */
public record WorkspaceState(
        UUID workspaceId,
        Settings settings,
        @Nullable Instant restorableUntil,
        Map<UUID, MemberRole> members,
        Map<UUID, Invitation> invitations,
        Set<UUID> accepted) {
    public WorkspaceState {
        members = Map.copyOf(members);
        invitations = Map.copyOf(invitations);
        accepted = Set.copyOf(accepted);
    }

    /** What an owner or admin can set. */
    public record Settings(
            String name, String timeZone, @Nullable String language) {}

    /** Someone is invited with a role, until then. */
    public record Invitation(MemberRole role, Instant expiresAt) {}

    /** The workspace after an event; {@code before} is null for the first. */
    public static WorkspaceState evolve(@Nullable WorkspaceState before, WorkspaceEvent event) {
        if (before == null && event instanceof WorkspaceCreated e) {
            var settings = new Settings(e.name(), e.timeZone(), e.language());
            return new WorkspaceState(e.workspaceId(), settings, null, Map.of(), Map.of(), Set.of());
        }
        if (before == null) {
            throw new IllegalStateException("workspace " + event.workspaceId() + " has events before it was created");
        }
        return before.after(event);
    }

    private WorkspaceState after(WorkspaceEvent event) {
        return switch (event) {
            case WorkspaceCreated e ->
                throw new IllegalStateException("workspace " + e.workspaceId() + " was created twice");
            case WorkspaceRenamed e -> with(new Settings(e.name(), settings.timeZone(), settings.language()));
            case WorkspaceTimeZoneChanged e -> with(new Settings(settings.name(), e.timeZone(), settings.language()));
            case WorkspaceLanguageChanged e -> with(new Settings(settings.name(), settings.timeZone(), e.language()));
            case WorkspaceDeleted e -> restorable(e.restorableUntil());
            case WorkspaceRestored e -> restorable(null);
            case MemberAdded e -> withMembers(all -> all.put(e.userId(), e.role()));
            case MemberRoleChanged e -> withMembers(all -> all.put(e.userId(), e.role()));
            case MemberRemoved e -> withMembers(all -> all.remove(e.userId()));
            case MemberInvited e ->
                withInvitations(all -> all.put(e.invitationId(), new Invitation(e.role(), e.expiresAt())));
            case InvitationRenewed e ->
                withInvitations(all -> all.computeIfPresent(
                        e.invitationId(), (id, invitation) -> new Invitation(invitation.role(), e.expiresAt())));
            case InvitationRevoked e -> withInvitations(all -> all.remove(e.invitationId()));
            case InvitationDeclined e -> withInvitations(all -> all.remove(e.invitationId()));
            case InvitationAccepted e ->
                withInvitations(all -> all.remove(e.invitationId())).withAccepted(e.invitationId());
            case PlaceholderAdded e -> this;
            case PlaceholderMatched e -> this;
        };
    }

    private WorkspaceState with(Settings changed) {
        return new WorkspaceState(workspaceId, changed, restorableUntil, members, invitations, accepted);
    }

    private WorkspaceState restorable(@Nullable Instant until) {
        return new WorkspaceState(workspaceId, settings, until, members, invitations, accepted);
    }

    private WorkspaceState withMembers(Consumer<Map<UUID, MemberRole>> change) {
        Map<UUID, MemberRole> changed = new HashMap<>(members);
        change.accept(changed);
        return new WorkspaceState(workspaceId, settings, restorableUntil, changed, invitations, accepted);
    }

    private WorkspaceState withInvitations(Consumer<Map<UUID, Invitation>> change) {
        Map<UUID, Invitation> changed = new HashMap<>(invitations);
        change.accept(changed);
        return new WorkspaceState(workspaceId, settings, restorableUntil, members, changed, accepted);
    }

    private WorkspaceState withAccepted(UUID invitationId) {
        Set<UUID> more = new HashSet<>(accepted);
        more.add(invitationId);
        return new WorkspaceState(workspaceId, settings, restorableUntil, members, invitations, more);
    }

    /** Whether it was deleted and not restored. */
    public boolean deleted() {
        return restorableUntil != null;
    }

    /** The role of someone; null for those who are not in it. */
    public @Nullable MemberRole role(UUID userId) {
        return members.get(userId);
    }

    /** Whether somebody owns it and nobody else does. */
    public boolean isLastOwner(UUID userId) {
        return members.get(userId) == MemberRole.OWNER
                && members.values().stream()
                                .filter(role -> role == MemberRole.OWNER)
                                .count()
                        == 1;
    }
}
