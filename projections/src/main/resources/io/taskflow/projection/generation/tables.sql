CREATE TABLE board_current (
    board_id uuid NOT NULL,
    workspace_id uuid NOT NULL,
    external_id text,
    key text,
    name text NOT NULL,
    importing boolean NOT NULL,
    archived boolean NOT NULL,
    visibility text NOT NULL,
    labels jsonb NOT NULL,
    fields jsonb NOT NULL,
    version bigint NOT NULL,
    created_at timestamptz NOT NULL,
    created_position bigint NOT NULL,
    position bigint NOT NULL,
    updated_at timestamptz NOT NULL
);

CREATE TABLE board_history (
    valid_from timestamptz NOT NULL,
    from_position bigint NOT NULL,
    valid_to timestamptz,
    to_position bigint,
    board_id uuid NOT NULL,
    workspace_id uuid NOT NULL,
    external_id text,
    key text,
    name text NOT NULL,
    importing boolean NOT NULL,
    archived boolean NOT NULL,
    visibility text NOT NULL,
    labels jsonb NOT NULL,
    fields jsonb NOT NULL,
    version bigint NOT NULL,
    created_at timestamptz NOT NULL,
    created_position bigint NOT NULL
);

CREATE TABLE column_current (
    column_id uuid NOT NULL,
    board_id uuid NOT NULL,
    name text NOT NULL,
    rank text COLLATE "C" NOT NULL,
    wip_limit int,
    wip_policy text NOT NULL,
    archived boolean NOT NULL,
    position bigint NOT NULL,
    updated_at timestamptz NOT NULL
);

CREATE TABLE column_history (
    valid_from timestamptz NOT NULL,
    from_position bigint NOT NULL,
    valid_to timestamptz,
    to_position bigint,
    column_id uuid NOT NULL,
    board_id uuid NOT NULL,
    name text NOT NULL,
    rank text COLLATE "C" NOT NULL,
    wip_limit int,
    wip_policy text NOT NULL,
    archived boolean NOT NULL
);

-- Where each board's history stands, and where each of its epochs began.
CREATE TABLE epoch_current (
    board_id uuid NOT NULL,
    epoch int NOT NULL,
    month date NOT NULL,
    open_rows bigint NOT NULL,
    closed_rows bigint NOT NULL,
    position bigint NOT NULL,
    updated_at timestamptz NOT NULL
) WITH (fillfactor = 50);

CREATE TABLE board_epoch (
    board_id uuid NOT NULL,
    epoch int NOT NULL,
    month date NOT NULL,
    from_position bigint NOT NULL,
    from_time timestamptz NOT NULL
);

-- The number of the task that was created last on each board.
CREATE TABLE numbering_current (
    board_id uuid NOT NULL,
    last_number int NOT NULL,
    position bigint NOT NULL,
    updated_at timestamptz NOT NULL
) WITH (fillfactor = 50);

-- How many open tasks stand in each column.
CREATE TABLE occupancy_current (
    column_id uuid NOT NULL,
    board_id uuid NOT NULL,
    open_tasks int NOT NULL,
    position bigint NOT NULL,
    updated_at timestamptz NOT NULL
) WITH (fillfactor = 50);

CREATE TABLE task_current (
    task_id uuid NOT NULL,
    board_id uuid NOT NULL,
    column_id uuid NOT NULL,
    rank text COLLATE "C" NOT NULL,
    external_id text,
    number int NOT NULL,
    title text NOT NULL,
    description text,
    assignees uuid[] NOT NULL,
    labels uuid[] NOT NULL,
    priority text,
    start_at timestamptz,
    due_at timestamptz,
    due_done boolean NOT NULL,
    fields jsonb NOT NULL,
    checklists jsonb NOT NULL,
    checklist_done int NOT NULL,
    checklist_total int NOT NULL,
    blocked_by uuid[] NOT NULL,
    blocks uuid[] NOT NULL,
    recurrence jsonb,
    comments int NOT NULL,
    archived boolean NOT NULL,
    version bigint NOT NULL,
    created_at timestamptz NOT NULL,
    created_by uuid,
    watchers uuid[] NOT NULL,
    position bigint NOT NULL,
    updated_at timestamptz NOT NULL
) WITH (fillfactor = 85);

CREATE TABLE task_history (
    month date NOT NULL,
    epoch int NOT NULL,
    carried boolean NOT NULL,
    valid_from timestamptz NOT NULL,
    from_position bigint NOT NULL,
    valid_to timestamptz,
    to_position bigint,
    task_id uuid NOT NULL,
    board_id uuid NOT NULL,
    column_id uuid NOT NULL,
    rank text COLLATE "C" NOT NULL,
    external_id text,
    number int NOT NULL,
    title text NOT NULL,
    description text,
    assignees uuid[] NOT NULL,
    labels uuid[] NOT NULL,
    priority text,
    start_at timestamptz,
    due_at timestamptz,
    due_done boolean NOT NULL,
    fields jsonb NOT NULL,
    checklists jsonb NOT NULL,
    checklist_done int NOT NULL,
    checklist_total int NOT NULL,
    blocked_by uuid[] NOT NULL,
    blocks uuid[] NOT NULL,
    recurrence jsonb,
    comments int NOT NULL,
    archived boolean NOT NULL,
    version bigint NOT NULL,
    created_at timestamptz NOT NULL,
    created_by uuid,
    watchers uuid[] NOT NULL
) PARTITION BY LIST (month);

CREATE TABLE comment_current (
    comment_id uuid NOT NULL,
    board_id uuid NOT NULL,
    task_id uuid NOT NULL,
    author uuid NOT NULL,
    text text NOT NULL,
    mentions uuid[] NOT NULL,
    version bigint NOT NULL,
    created_at timestamptz NOT NULL,
    created_position bigint NOT NULL,
    edited_at timestamptz,
    position bigint NOT NULL,
    updated_at timestamptz NOT NULL
) WITH (fillfactor = 85);

CREATE TABLE comment_history (
    valid_from timestamptz NOT NULL,
    from_position bigint NOT NULL,
    valid_to timestamptz,
    to_position bigint,
    comment_id uuid NOT NULL,
    board_id uuid NOT NULL,
    task_id uuid NOT NULL,
    author uuid NOT NULL,
    text text NOT NULL,
    mentions uuid[] NOT NULL,
    version bigint NOT NULL,
    created_at timestamptz NOT NULL,
    created_position bigint NOT NULL,
    edited_at timestamptz
);

CREATE TABLE activity (
    month date NOT NULL,
    board_id uuid NOT NULL,
    position bigint NOT NULL,
    task_id uuid,
    type text NOT NULL,
    actor uuid,
    occurred_at timestamptz NOT NULL,
    title text,
    before jsonb,
    after jsonb
) PARTITION BY LIST (month);

-- What can be looked for: a row a task and a row a comment. Words stand here and not in the rows of the tasks, so that a move leaves them alone.
CREATE TABLE document_current (
    document_id uuid NOT NULL,
    board_id uuid NOT NULL,
    task_id uuid NOT NULL,
    comment boolean NOT NULL,
    number int,
    external_id text,
    language text NOT NULL,
    title text NOT NULL,
    body text NOT NULL,
    marks text NOT NULL,
    created_position bigint NOT NULL,
    position bigint NOT NULL,
    updated_at timestamptz NOT NULL,
    -- Most are English, and a language that is written down here costs no look at what it is.
    words tsvector NOT NULL GENERATED ALWAYS AS (CASE language
        WHEN 'english' THEN projection.words('english', title, body, marks)
        ELSE projection.words(projection.configuration(language), title, body, marks) END) STORED
);

-- What the texts of a workspace are read in, where it ever named a language.
CREATE TABLE language_current (
    workspace_id uuid NOT NULL,
    language text NOT NULL
);

-- Whose tasks are whose: a row a task and person, in which nothing changes when a task moves.
CREATE TABLE assignment_current (
    assignment_id uuid NOT NULL,
    board_id uuid NOT NULL,
    task_id uuid NOT NULL,
    user_id uuid NOT NULL,
    due_at timestamptz,
    archived boolean NOT NULL,
    position bigint NOT NULL,
    updated_at timestamptz NOT NULL
);
