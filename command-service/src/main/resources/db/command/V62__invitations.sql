-- Invitations that nobody answered yet, and those that brought someone. The address is nowhere else; a row that is written before its event is in the log
-- has no state, and one whose event never comes is nobody's.
CREATE TABLE command.invitation (
    id            uuid PRIMARY KEY,
    workspace_id  uuid NOT NULL,
    email         text NOT NULL,
    -- Of the token that was mailed last.
    token_hash    text NOT NULL UNIQUE,
    written_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    state         text CHECK (state IN ('PENDING', 'ACCEPTED')),
    role          text,
    invited_by    uuid,
    created_at    timestamptz,
    expires_at    timestamptz
);
CREATE INDEX invitation_of_workspace ON command.invitation (workspace_id, id) WHERE state = 'PENDING';
CREATE INDEX invitation_unsent ON command.invitation (written_at) WHERE state IS NULL;
CREATE INDEX invitation_of_address ON command.invitation (email) WHERE state = 'PENDING';
