-- Where tasks came to from other boards. Of a task that never did, its first event tells the board.
CREATE TABLE command.task_arrival (
    task_id   uuid NOT NULL,
    position  bigint NOT NULL,
    board_id  uuid NOT NULL,
    at        timestamptz NOT NULL,
    PRIMARY KEY (task_id, position)
);

-- Which comments stand on which task, for when it takes them along.
CREATE TABLE command.task_comment (
    comment_id  uuid PRIMARY KEY,
    task_id     uuid NOT NULL,
    position    bigint NOT NULL
);
CREATE INDEX task_comment_of_task ON command.task_comment (task_id, position);
DO $$
BEGIN
    IF to_regclass('log.event') IS NOT NULL THEN
        INSERT INTO command.task_comment (comment_id, task_id, position)
        SELECT (said.payload ->> 'commentId')::uuid, (said.payload ->> 'taskId')::uuid, said.position
          FROM (SELECT position, stream_id, convert_from(payload, 'UTF8')::jsonb AS payload
                  FROM log.event WHERE type = 'comment.added') said
         WHERE NOT EXISTS (SELECT FROM log.event gone WHERE gone.stream_id = said.stream_id AND gone.type = 'comment.deleted');
    END IF;
END $$;
