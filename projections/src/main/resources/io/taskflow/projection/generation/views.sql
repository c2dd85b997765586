-- The door: every read of several statements begins with this view. Who has it locked waits for nobody inside, and nobody new comes in; taken in any
-- other order, the switch and a reader would each wait for what the other holds.
CREATE OR REPLACE VIEW board.board_current AS SELECT * FROM :schema.board_current;
CREATE OR REPLACE VIEW board.epoch_current AS SELECT * FROM :schema.epoch_current;
CREATE OR REPLACE VIEW board.board_history AS SELECT * FROM :schema.board_history;
CREATE OR REPLACE VIEW board.column_current AS SELECT * FROM :schema.column_current;
CREATE OR REPLACE VIEW board.occupancy_current AS SELECT * FROM :schema.occupancy_current;
CREATE OR REPLACE VIEW board.column_history AS SELECT * FROM :schema.column_history;
CREATE OR REPLACE VIEW board.board_epoch AS SELECT * FROM :schema.board_epoch;
CREATE OR REPLACE VIEW board.task_current AS SELECT * FROM :schema.task_current;
CREATE OR REPLACE VIEW board.task_history AS SELECT * FROM :schema.task_history;
CREATE OR REPLACE VIEW board.comment_current AS SELECT * FROM :schema.comment_current;
CREATE OR REPLACE VIEW board.comment_history AS SELECT * FROM :schema.comment_history;
CREATE OR REPLACE VIEW board.document_current AS SELECT * FROM :schema.document_current;
CREATE OR REPLACE VIEW board.language_current AS SELECT * FROM :schema.language_current;
CREATE OR REPLACE VIEW board.assignment_current AS SELECT * FROM :schema.assignment_current;
CREATE OR REPLACE VIEW activity.activity AS SELECT * FROM :schema.activity;
CREATE OR REPLACE VIEW board.progress AS
    SELECT position FROM projection.generation WHERE projection = 'board' AND number = :number;
