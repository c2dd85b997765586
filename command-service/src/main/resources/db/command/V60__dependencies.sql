-- Which task waits for which.
CREATE TABLE command.dependency (
    task_id     uuid NOT NULL,
    blocker_id  uuid NOT NULL,
    PRIMARY KEY (task_id, blocker_id)
);
