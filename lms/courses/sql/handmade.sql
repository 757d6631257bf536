-- The catalogue is read newest first among the published; drafts are few and found by their owner.
create index courses_published on courses (id) where status = 'published';
-- What a deleted course was called is free again.
create unique index courses_slug on courses (slug) where deleted_at is null;
create unique index courses_external_id on courses (external_id) where deleted_at is null;
-- The words it is found by, each marked with the text it stands in: courses/rules.py.
alter table courses add search tsvector not null default '';
create index courses_search on courses using gin (search) with (fastupdate = off);
create index courses_tag_keys on courses using gin (tag_keys);
-- And the other orders of the catalogue: courses/queries.py.
create index courses_by_title on courses
  (left(translate(lower(regexp_replace(normalize(title, nfd), '[̀-ͯ]', '', 'g')), 'łøđħŧı', 'lodhti'), 50), id)
  where deleted_at is null;
create index courses_by_rating on courses
  ((case when rating_count = 0 then 0 else
    (200 * rating_sum::int8 + rating_count) / (2 * rating_count) end * 4294967296 + rating_count), id)
  where deleted_at is null;
create index courses_by_update on courses (updated_at, id) where deleted_at is null;
