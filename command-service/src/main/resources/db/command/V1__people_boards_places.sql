-- What the next command must already see. Kept by inline projections, in the transaction of the append itself.

CREATE TABLE command.membership (
    workspace_id      uuid NOT NULL,
    user_id           uuid NOT NULL,
    role              text NOT NULL CHECK (role IN ('OWNER', 'ADMIN', 'MEMBER', 'GUEST', 'PLACEHOLDER')),
    placeholder_name  text CHECK ((placeholder_name IS NULL) = (role <> 'PLACEHOLDER')),
    PRIMARY KEY (workspace_id, user_id)
);
CREATE INDEX membership_of_user ON command.membership (user_id) WHERE role <> 'PLACEHOLDER';

-- A board is open once its import is complete, from the beginning where nobody imports it.
CREATE TABLE command.board_workspace (
    board_id      uuid PRIMARY KEY,
    workspace_id  uuid NOT NULL,
    open          boolean NOT NULL
);
CREATE INDEX board_of_workspace ON command.board_workspace (workspace_id);

-- The tasks on the boards, archived ones not: neighbours of those that are put beside them. `came` is the position of the event that put
-- the task there: of two neighbours the greater is the newer.
CREATE TABLE command.task_place (
    task_id    uuid PRIMARY KEY,
    column_id  uuid NOT NULL,
    rank       text COLLATE "C" NOT NULL,
    came       bigint NOT NULL
) WITH (fillfactor = 80);
CREATE INDEX task_place_in_order ON command.task_place (column_id, rank);
