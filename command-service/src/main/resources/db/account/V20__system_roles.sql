-- Auditors read every workspace.
ALTER TABLE account.account ADD COLUMN auditor boolean NOT NULL DEFAULT false;

-- What admins did to accounts.
CREATE TABLE account.admin_act (
    id         uuid PRIMARY KEY,
    at         timestamptz NOT NULL,
    actor_id   uuid NOT NULL,
    account_id uuid NOT NULL,
    act        text NOT NULL
);
CREATE INDEX admin_act_on_account ON account.admin_act (account_id, id);
