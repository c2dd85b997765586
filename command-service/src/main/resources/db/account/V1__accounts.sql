-- People who log in.
CREATE TABLE account.account (
    id            uuid PRIMARY KEY,
    -- In lower case: addresses are compared without regard to it.
    email         text NOT NULL UNIQUE,
    name          text NOT NULL,
    -- Argon2id with its parameters and salt.
    password_hash text NOT NULL,
    time_zone     text NOT NULL,
    locale        text NOT NULL,
    system_admin  boolean NOT NULL,
    disabled      boolean NOT NULL,
    created_at    timestamptz NOT NULL
);

-- Names, for those who show what people did.
CREATE VIEW account.person AS SELECT id, name FROM account.account;

-- One login and all tokens that came from it: its family.
CREATE TABLE account.session (
    id         uuid PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES account.account ON DELETE CASCADE,
    user_agent text NOT NULL,
    address    text NOT NULL,
    created_at timestamptz NOT NULL,
    used_at    timestamptz NOT NULL,
    -- When its newest refresh token runs out; when it ended, once it has.
    expires_at timestamptz NOT NULL,
    ended_at   timestamptz
);
CREATE INDEX session_of_account ON account.session (account_id, id);
CREATE INDEX session_expires ON account.session (expires_at);

-- Used ones are kept until they would have run out, so that a second use is noticed.
CREATE TABLE account.refresh_token (
    -- SHA-256 of the token in base64url.
    hash       text PRIMARY KEY,
    session_id uuid NOT NULL REFERENCES account.session ON DELETE CASCADE,
    expires_at timestamptz NOT NULL,
    used_at    timestamptz
);
CREATE INDEX refresh_token_of_session ON account.refresh_token (session_id);
CREATE INDEX refresh_token_expires ON account.refresh_token (expires_at);

-- The secret that all services of this installation share; whoever needs it first makes it.
CREATE TABLE account.signing_key (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    key bytea NOT NULL CHECK (octet_length(key) >= 32)
);
