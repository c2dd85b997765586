-- What a column or a label was made with is nobody else's to choose; those that stand already were made before anybody could choose.
DO $$ BEGIN
    IF to_regclass('log.claim') IS NOT NULL THEN
        INSERT INTO log.claim (key)
        SELECT 'made/' || split_part(key, '/', 3) FROM log.claim WHERE key LIKE 'column/%' OR key LIKE 'label/%'
            ON CONFLICT DO NOTHING;
    END IF;
END $$;
