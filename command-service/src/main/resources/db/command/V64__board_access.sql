-- Who is on which board, beyond what their role in the workspace shows them.
ALTER TABLE command.board_workspace ADD COLUMN private boolean NOT NULL DEFAULT false;

CREATE TABLE command.board_member (
    board_id  uuid NOT NULL,
    user_id   uuid NOT NULL,
    role      text NOT NULL CHECK (role IN ('EDITOR', 'COMMENTER', 'VIEWER')),
    PRIMARY KEY (board_id, user_id)
);
CREATE INDEX board_member_of_user ON command.board_member (user_id);

-- That a board is the workspace's is a claim. Boards that came before this have none yet; those still being imported get theirs when they open.
DO $$
BEGIN
    IF to_regclass('log.claim') IS NOT NULL THEN
        INSERT INTO log.claim (key)
        SELECT 'shared/' || board_id FROM command.board_workspace WHERE open
            ON CONFLICT DO NOTHING;
    END IF;
END $$;
