-- The account that stands for a placeholder.
ALTER TABLE command.membership ADD COLUMN matched_to uuid CHECK (matched_to IS NULL OR role = 'PLACEHOLDER');

-- People of workspaces that are deleted: so nobody who looks for a member finds one there, whatever for.
CREATE TABLE command.hidden_membership (LIKE command.membership INCLUDING ALL);
