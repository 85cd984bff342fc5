import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is refused access after a first night is owed no triage for it; the norm of the stay goes on as long as the stay does. */
export class NoTriageForWhoWasRefused1000000001052 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(fold);
    await runner.query(seen);
    await runner.query(again);
  }

  async down(): Promise<void> {
    throw new Error('The projection of trajectories goes on as it is.');
  }
}

/** As before, but for `refused`. */
const fold = `
  create or replace function hub.fold_norms(trajectories uuid[], day date, known timestamptz)
    returns table (trajectory_id uuid, episode integer, kind text, from_date date, due date, done_on date)
    language sql stable as $$
    with stays as (
      select s.trajectory_id, s.started_on, coalesce(s.ended_on, 'infinity') as ended_on
      from hub.fold_stays(trajectories, day, known) s
    ), marked as (
      -- Stays with gaps of up to 14 days are one episode.
      select s.*, s.started_on > max(s.ended_on) over before_it + 14 as later
      from stays s
      window before_it as (partition by s.trajectory_id order by s.started_on, s.ended_on
        rows between unbounded preceding and 1 preceding)
    ), numbered as (
      select m.*, count(*) filter (where m.later) over (
          partition by m.trajectory_id order by m.started_on, m.ended_on rows unbounded preceding) as episode
      from marked m
    ), episodes as (
      select n.trajectory_id, n.episode::integer, min(n.started_on) as started_on, max(n.ended_on) as ended_on
      from numbered n group by n.trajectory_id, n.episode
    ), rounds as (
      -- What belongs to an episode: all from the end of the one before it until it is followed by another.
      select t.id as trajectory_id, coalesce(e.episode, 0) as episode, e.started_on, e.ended_on,
        coalesce(lag(e.ended_on) over by_episode, '-infinity') as after,
        case when lead(e.episode) over by_episode is null then 'infinity' else e.ended_on end as before
      from unnest(trajectories) wanted(id)
      join hub.trajectory t on t.id = wanted.id
      left join episodes e on e.trajectory_id = t.id
      where t.route = 'SHELTER'
      window by_episode as (partition by t.id order by e.episode)
    ), dated as (
      select r.trajectory_id, r.episode, r.started_on, r.ended_on,
        min(e.happened_on) filter (where e.kind = 'ACCESS_GRANTED' and e.happened_on >= r.after and e.happened_on < r.before)
          as access_on,
        min(e.happened_on) filter (where e.kind = 'TRIAGED' and e.happened_on >= r.after and e.happened_on < r.before)
          as triaged_on,
        -- What was decided first after the first night, wherever the stay had got to by then. A return begins anew.
        (array_agg(e.kind order by e.happened_on, e.ordinal) filter (
          where e.kind in ('ACCESS_GRANTED', 'ACCESS_REFUSED') and e.happened_on >= r.started_on
            or e.kind = 'RETURNED' and e.happened_on > r.started_on))[1] is not distinct from 'ACCESS_REFUSED' as refused
      from rounds r
      left join hub.trajectory_events_in_force(trajectories, day, known) e
        on e.trajectory_id = r.trajectory_id and e.kind in ('ACCESS_GRANTED', 'ACCESS_REFUSED', 'RETURNED', 'TRIAGED')
      group by r.trajectory_id, r.episode, r.started_on, r.ended_on
    ), counted as (
      select d.*, least(d.access_on, case when not d.refused then d.started_on end) as counts_from from dated d
    )
    -- Triage within six weeks of access, or of the first night where that came first and access was not refused.
    select c.trajectory_id, c.episode, 'TRIAGE', c.counts_from, c.counts_from + 42, c.triaged_on
    from counted c where c.counts_from is not null
    union all
    -- At most three calendar months in shelter.
    select c.trajectory_id, c.episode, 'SHELTER', c.started_on, (c.started_on + interval '3 months')::date,
      nullif(c.ended_on, 'infinity')
    from counted c where c.started_on is not null
  $$;
`;

/** The norm of triage that a later refusal took away was there as of a day before it: its shelter tells where to look. */
const seen = `
  create or replace function hub.norms_seen(first_day date, end_day date, seen_day date)
    returns table (trajectory_id uuid, episode integer, kind text, counts_from date, due date, done_on date)
    language sql stable as $$
    -- Those of the period are among these: what happens later changes when a norm was met, not when it was due; or it takes
    -- the triage away that counted from the first night, of which the shelter is due within fifty days after that triage.
    with near as materialized (
      select * from hub.trajectory_norm n where n.due >= first_day and n.due < end_day + 50
    ), known as (
      select * from near n where n.due < end_day
    ), refused as (
      select n.trajectory_id from near n
      where n.kind = 'SHELTER' and n.from_date >= first_day - 42 and n.from_date < end_day - 42
        and not exists (select from hub.trajectory_norm t where t.trajectory_id = n.trajectory_id and t.episode = n.episode
          and t.kind = 'TRIAGE' and t.from_date <= n.from_date)
    ), later as materialized (
      select distinct e.trajectory_id
      from (select k.trajectory_id from known k union select r.trajectory_id from refused r) d
      join hub.trajectory_event e on e.trajectory_id = d.trajectory_id
      where e.happened_on > seen_day
        and e.kind in ('STAY_STARTED', 'STAY_ENDED', 'ACCESS_GRANTED', 'ACCESS_REFUSED', 'RETURNED', 'TRIAGED', 'CORRECTION')
    )
    select k.trajectory_id, k.episode, k.kind, k.from_date, k.due, k.done_on from known k
    where not exists (select from later l where l.trajectory_id = k.trajectory_id)
    union all
    select f.trajectory_id, f.episode, f.kind, f.from_date, f.due, f.done_on
    from hub.fold_norms(array(select l.trajectory_id from later l), seen_day, 'infinity') f
    where f.due >= first_day and f.due < end_day
  $$;
`;

/** The norms of those who were refused, as they are now. */
const again = `
  do $$
  declare
    refused uuid[] := array(select distinct trajectory_id from hub.trajectory_event where kind = 'ACCESS_REFUSED');
  begin
    delete from hub.trajectory_norm where trajectory_id = any (refused);
    insert into hub.trajectory_norm (trajectory_id, episode, kind, from_date, due, done_on)
      select * from hub.fold_norms(refused, 'infinity', 'infinity');
  end $$;
`;
