-- Invitations that were revoked or declined leave a row behind, without their address: a command that is sent again is answered as before.
ALTER TABLE command.invitation DROP CONSTRAINT invitation_state_check;
ALTER TABLE command.invitation ADD CHECK (state IN ('PENDING', 'ACCEPTED', 'ENDED'));
ALTER TABLE command.invitation ADD COLUMN declined_by uuid;
