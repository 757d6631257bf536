-- The catalogue is read newest first among the published; drafts are few and found by their owner.
create index courses_published on courses (id) where status = 'published';
-- What a deleted course was called is free again.
create unique index courses_slug on courses (slug) where deleted_at is null;
create unique index courses_external_id on courses (external_id) where deleted_at is null;
-- The words it is found by, each marked with the text it stands in: courses/rules.py.
alter table courses add search tsvector not null default '';
create index courses_search on courses using gin (search);
create index courses_tag_keys on courses using gin (tag_keys);
