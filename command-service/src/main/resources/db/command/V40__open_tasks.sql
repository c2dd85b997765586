-- A log of before counts all tasks of its columns, but not the open ones apart: they are those that have a place. Columns that an import has not
-- counted yet, it will count as a whole. A log that is not there yet has nothing to count.
DO $$
BEGIN
    IF to_regclass('log.counter') IS NOT NULL THEN
        INSERT INTO log.counter (key, value)
        SELECT 'open/' || p.column_id, count(*)
          FROM command.task_place p
         WHERE EXISTS (SELECT FROM log.counter c WHERE c.key = 'tasks/' || p.column_id)
         GROUP BY p.column_id
        ON CONFLICT (key) DO NOTHING;
    END IF;
END $$;
