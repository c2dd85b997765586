-- Unique indexes and no keys: two indexes of one table can be made at the same time. The month stands last where it must be: it is the same throughout a
-- partition, and keys sort by their first column quickest.
CREATE UNIQUE INDEX ON task_history (board_id, epoch, task_id, from_position, month);
-- Led by the column, which belongs to one board, so that no span is looked for here: before statistics are there, the planner cannot tell which index is best.
CREATE INDEX ON task_history (column_id, epoch, rank, task_id);
CREATE UNIQUE INDEX ON task_current (task_id);
CREATE INDEX ON task_current (board_id, archived, column_id, rank, task_id);
CREATE UNIQUE INDEX ON comment_current (comment_id);
CREATE INDEX ON comment_current (task_id, created_position);
CREATE UNIQUE INDEX ON comment_history (board_id, comment_id, from_position);
CREATE INDEX ON comment_history (task_id, created_position);
CREATE UNIQUE INDEX ON activity (board_id, position, month);
CREATE UNIQUE INDEX ON board_current (board_id);
CREATE UNIQUE INDEX ON board_history (board_id, from_position);
CREATE UNIQUE INDEX ON column_current (column_id);
CREATE INDEX ON column_current (board_id);
CREATE UNIQUE INDEX ON column_history (board_id, column_id, from_position);
CREATE UNIQUE INDEX ON epoch_current (board_id);
CREATE UNIQUE INDEX ON numbering_current (board_id);
CREATE UNIQUE INDEX ON occupancy_current (column_id);
CREATE INDEX ON occupancy_current (board_id);
CREATE UNIQUE INDEX ON board_epoch (board_id, epoch);
CREATE UNIQUE INDEX ON document_current (document_id);
CREATE INDEX ON document_current (board_id, number) WHERE NOT comment;
CREATE INDEX ON document_current (lower(external_id) text_pattern_ops) WHERE external_id IS NOT NULL;
-- What was added last is not in the tree yet, and every search goes through it: so let it be little.
CREATE INDEX ON document_current USING gin (words) WITH (gin_pending_list_limit = 512);
CREATE INDEX ON document_current USING gin (title public.gin_trgm_ops) WITH (gin_pending_list_limit = 512) WHERE NOT comment;
CREATE UNIQUE INDEX ON language_current (workspace_id);
CREATE UNIQUE INDEX ON assignment_current (assignment_id);
CREATE INDEX ON assignment_current (task_id);
CREATE INDEX ON assignment_current (user_id, archived, coalesce(due_at, 'infinity'), task_id);
