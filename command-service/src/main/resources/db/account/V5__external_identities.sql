-- Who came from an external issuer has no password until they set one.
ALTER TABLE account.account ALTER COLUMN password_hash DROP NOT NULL;

-- Whom an external issuer means by its subjects.
CREATE TABLE account.external_identity (
    issuer     text NOT NULL,
    subject    text NOT NULL,
    account_id uuid NOT NULL REFERENCES account.account ON DELETE CASCADE,
    PRIMARY KEY (issuer, subject)
);
CREATE INDEX external_identity_of_account ON account.external_identity (account_id);
