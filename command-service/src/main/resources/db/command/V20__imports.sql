-- Imports of event logs: what is asked for, how far it is, what was wrong with its rows, which boards it makes.
CREATE TABLE command.import (
    id              uuid PRIMARY KEY,
    workspace_id    uuid NOT NULL,
    created_by      uuid NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    finished_at     timestamptz,
    file_name       text NOT NULL,
    skip_bad_rows   boolean NOT NULL,
    field_names     text[] NOT NULL,
    state           text NOT NULL CHECK (state IN ('QUEUED', 'RUNNING', 'COMPLETED', 'FAILED', 'CANCELLED')),
    phase           text NOT NULL CHECK (phase IN ('READING', 'ORDERING', 'APPLYING', 'OPENING', 'SHOWING', 'ENDED')),
    rows_read       bigint NOT NULL DEFAULT 0,
    rows_total      bigint,
    bad_rows        bigint NOT NULL DEFAULT 0,
    unchanged_rows  bigint NOT NULL DEFAULT 0,
    boards          bigint NOT NULL DEFAULT 0,
    tasks           bigint NOT NULL DEFAULT 0,
    steps           bigint NOT NULL DEFAULT 0,
    -- Every step before this one is in the log; the log's own claim says whether this one is, too.
    next_step       bigint NOT NULL DEFAULT 1,
    -- Every board up to this number is open.
    boards_open     bigint NOT NULL DEFAULT 0,
    events_appended bigint NOT NULL DEFAULT 0,
    position        bigint,
    refusal         text,
    detail          text,
    -- Who works on it, and until when nobody else does.
    lease_holder    uuid,
    lease_until     timestamptz
);
CREATE INDEX import_unfinished ON command.import (created_at) WHERE phase <> 'ENDED';

CREATE TABLE command.import_problem (
    import_id  uuid NOT NULL REFERENCES command.import ON DELETE CASCADE,
    row_number bigint NOT NULL,
    line       bigint NOT NULL,
    rule       text NOT NULL,
    message    text NOT NULL,
    PRIMARY KEY (import_id, row_number)
);

CREATE TABLE command.import_board (
    import_id   uuid NOT NULL REFERENCES command.import ON DELETE CASCADE,
    number      bigint NOT NULL,
    external_id text COLLATE "C" NOT NULL,
    name        text NOT NULL,
    began_us    bigint NOT NULL,
    first_step  bigint,
    last_step   bigint,
    PRIMARY KEY (import_id, number)
);
