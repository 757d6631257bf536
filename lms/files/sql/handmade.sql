-- What the sweep looks for, every minute.
create index files_unsettled on files (touched_at) where state <> 'kept';
alter table files add constraint files_size check (size >= 0);
