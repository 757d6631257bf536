-- One certificate an enrollment, however often it is completed; replacements come besides.
create unique index certificates_first on certificates (enrollment_id) where replaces_id is null;
-- Sweeps look for what waits and for what ends.
create index certificates_pending on certificates (next_try_at) where state = 'pending';
create index certificates_ending on certificates (expires_at)
  where state = 'issued' and expires_at is not null;
-- Places in the status lists of badges, from 0.
create sequence certificate_numbers minvalue 0;
-- What was given out is signed; what was revoked says when.
alter table certificates add constraint certificates_signed check (state in ('pending', 'failed')
  or issued_at is not null and payload <> '' and signature <> '' and kid <> ''
  and number is not null);
alter table certificates add constraint certificates_revoked
  check ((state = 'revoked') = (revoked_at is not null));
alter table certificates add constraint certificates_tries check (tries >= 0);
