-- The secret that an authenticator app shares with us: codes are made from it, so it cannot be a hash.
CREATE TABLE account.second_factor (
    account_id uuid PRIMARY KEY REFERENCES account.account ON DELETE CASCADE,
    secret     bytea NOT NULL,
    -- Until a first code has shown that the app has the secret, nobody is asked for one.
    confirmed  boolean NOT NULL,
    -- The time step of the newest code taken: it and all before are used up.
    last_step  bigint NOT NULL
);

-- For who lost the app; used ones are gone.
CREATE TABLE account.recovery_code (
    -- SHA-256 of the code in base64url.
    hash       text PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES account.second_factor ON DELETE CASCADE
);
CREATE INDEX recovery_code_of_account ON account.recovery_code (account_id);
