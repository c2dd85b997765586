-- The month stands last in each key: it is the same throughout a partition, and keys sort by their first column quickest.
ALTER TABLE task_history ADD PRIMARY KEY (board_id, epoch, task_id, from_position, month);
CREATE INDEX ON task_history (board_id, epoch, column_id, rank, task_id);
ALTER TABLE task_current ADD PRIMARY KEY (task_id);
CREATE INDEX ON task_current (board_id, column_id, rank, task_id);
ALTER TABLE activity ADD PRIMARY KEY (board_id, position, month);
ALTER TABLE board_current ADD PRIMARY KEY (board_id);
ALTER TABLE board_history ADD PRIMARY KEY (board_id, from_position);
ALTER TABLE column_current ADD PRIMARY KEY (column_id);
CREATE INDEX ON column_current (board_id);
ALTER TABLE column_history ADD PRIMARY KEY (board_id, column_id, from_position);
ALTER TABLE epoch_current ADD PRIMARY KEY (board_id);
ALTER TABLE board_epoch ADD PRIMARY KEY (board_id, epoch);
