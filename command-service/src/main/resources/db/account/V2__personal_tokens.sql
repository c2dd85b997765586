-- Personal access tokens; one that is deleted is gone.
CREATE TABLE account.personal_token (
    id         uuid PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES account.account ON DELETE CASCADE,
    name       text NOT NULL,
    -- SHA-256 of the token in base64url.
    hash       text NOT NULL UNIQUE,
    -- Of read, write and admin, with a space between them.
    scopes     text NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    -- To the hour.
    used_at    timestamptz
);
CREATE INDEX personal_token_of_account ON account.personal_token (account_id, id);
CREATE INDEX personal_token_expires ON account.personal_token (expires_at);
