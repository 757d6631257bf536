-- What the live game relies on, whoever writes the row.
alter table questions add constraint questions_live_points check (live_points in (0, 1000, 2000));
alter table questions add constraint questions_time_limit check (time_limit_s between 5 and 600);
alter table questions add constraint questions_points check (points >= 0);
alter table question_versions add constraint question_versions_policy check
  (policy in ('all_or_nothing', 'right_minus_wrong', 'balanced', 'every_decision', 'weighted'));
-- What somebody was asked stays as it was.
create trigger question_versions_written_once
  before update of question_id, number, type, stem, content, explanation, hints, feedback, policy
  on question_versions for each row when (old.used) execute function refuse_change();
-- The files whose pictures a version shows, asked before a file is deleted.
create function question_files(rendered jsonb, content jsonb) returns text[]
  language sql immutable parallel safe as $$
  select array_remove(content ->> 'file_id' || array(
    select found[1] from regexp_matches(
      rendered::text, '/api/v1/files/([0-9a-f-]{36})/content', 'g') found), null) $$;
create index question_versions_files on question_versions
  using gin (question_files(rendered, content));
