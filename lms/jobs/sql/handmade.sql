-- A job is in one of four states, and the sweeps read only the few rows that they are about.
alter table jobs add constraint jobs_state check (state in ('pending', 'running', 'done', 'parked'));
alter table jobs add constraint jobs_percent check (percent between 0 and 100);
create index jobs_to_sweep on jobs (sweep_at) where state in ('pending', 'running');
create index jobs_to_drop on jobs (finished_at) where state = 'done';
