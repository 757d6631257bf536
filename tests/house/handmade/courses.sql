-- The catalogue is read newest first among the published; drafts are few and found by their owner.
create index courses_published on courses (id) where status = 'published';
