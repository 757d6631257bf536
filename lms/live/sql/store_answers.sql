-- Whether an answer counts: received by its player's deadline, stored before its question is
-- settled. `rules.verdict` says of those that don't why not.
--
-- Two statements in one round trip: the insert must see what a settling that held the lock has
-- written, and each statement of a volatile function has a snapshot of its own. Planned
-- once (planning costs more than storing ten answers), for one look by key an answer: a plan made
-- while the table was small might otherwise scan the whole of it for ever.
create function live_store_answers(game uuid, question uuid, participants uuid[],
  answers text[], received timestamptz[], compensations int[])
returns table (participant_id uuid, answered_ms int) language plpgsql
set plan_cache_mode = force_generic_plan set enable_seqscan = off as $$
#variable_conflict use_column
begin
  perform pg_advisory_xact_lock_shared(hashtextextended(game::text, 7));
  return query
    insert into live_answers as stored
      (session_id, question_id, participant_id, answer, received_at, answered_ms, points, bonus)
    select s.id, question, a.participant_id, a.answer::jsonb, a.received_at,
      greatest(0, floor(extract(epoch from a.received_at - s.opened_at) * 1000)::int
        - s.paused_ms - a.compensation),
      0, 0
    from unnest(participants, answers, received, compensations)
      with ordinality as a(participant_id, answer, received_at, compensation, n)
    join live_sessions s on s.id = game and s.taking and s.question_id = question
      and (s.phase in ('open', 'closed') or s.phase = 'paused' and a.received_at < s.paused_at)
    cross join lateral (select p.time_factor from live_participants p
      where p.id = a.participant_id and p.session_id = game and not p.kicked offset 0) p
    where a.received_at <= least(s.cut_at, s.opened_at + interval '1 millisecond'
      * (s.limit_ms * p.time_factor + s.paused_ms + s.extended_ms))
    order by a.n
    on conflict (session_id, question_id, participant_id) do nothing
    returning stored.participant_id, stored.answered_ms;
end $$;
