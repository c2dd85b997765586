-- Whether the person has shown that mail to the address reaches them.
ALTER TABLE account.account ADD COLUMN email_confirmed boolean NOT NULL DEFAULT false;
-- Who runs the server vouches for the admin they named.
UPDATE account.account SET email_confirmed = true WHERE system_admin;

-- What went out by mail and was not used yet.
CREATE TABLE account.mail_token (
    -- SHA-256 of the token in base64url.
    hash       text PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES account.account ON DELETE CASCADE,
    purpose    text NOT NULL,
    expires_at timestamptz NOT NULL
);
CREATE INDEX mail_token_of_account ON account.mail_token (account_id, purpose);
CREATE INDEX mail_token_expires ON account.mail_token (expires_at);
