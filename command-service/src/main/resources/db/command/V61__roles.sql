-- Each role of a member is a claim of its own. Members who came before this have none yet.
DO $$
BEGIN
    IF to_regclass('log.claim') IS NOT NULL THEN
        INSERT INTO log.claim (key)
        SELECT 'role/' || workspace_id || '/' || user_id || '/' || role
          FROM command.membership
         WHERE role <> 'PLACEHOLDER'
            ON CONFLICT DO NOTHING;
    END IF;
END $$;
