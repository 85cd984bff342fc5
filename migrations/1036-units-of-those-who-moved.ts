import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Units of a period come from who came or left in it, and not from everybody: the work of a snapshot grows with its period
 * and not with all the years that the hub remembers.
 */
export class UnitsOfThoseWhoMoved1000000001036 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(courses);
    await runner.query(movements);
    await runner.query(nominationSteps);
  }

  async down(): Promise<void> {
    throw new Error('Functions are replaced forward: restore a backup.');
  }
}

/** The functions of 1030, from a client's first stay on as they were, for the clients of a period only. */
const courses = `
  drop function hub.client_course(date), hub.client_episodes(date);

  create function hub.client_course(since date, until date, seen date)
    returns table (client_id uuid, trajectory_id uuid, id uuid, facility_id text, started_on date, ended_on date,
      before_end date, begins boolean)
    language sql stable as $$
    select s.client_id, s.trajectory_id, s.id, s.facility_id, s.started_on, s.ended_on, max(s.ended_on) over before_it,
      coalesce(s.started_on > max(s.ended_on) over before_it + 14, true)
    from hub.client_stays(seen) s
    where s.client_id in (
      select moved.client_id from hub.client_stays(seen) moved
      where moved.started_on >= since and moved.started_on < until or moved.ended_on >= since and moved.ended_on < until)
    window before_it as (partition by s.client_id order by s.started_on, s.ended_on desc, s.id
      rows between unbounded preceding and 1 preceding)
  $$;

  create function hub.client_episodes(since date, until date, seen date)
    returns table (client_id uuid, trajectory_id uuid, stay_id uuid, facility_id text, began_on date, ended_on date,
      previous_end date, next_began date)
    language sql stable as $$
    select c.client_id, c.trajectory_id, c.id, c.facility_id, c.started_on,
      coalesce(lead(c.before_end) over by_client, c.last_end), c.before_end, lead(c.started_on) over by_client
    from (
      select course.*, max(course.ended_on) over (partition by course.client_id) as last_end
      from hub.client_course(since, until, seen) course
    ) c
    where c.begins
    window by_client as (partition by c.client_id order by c.started_on)
  $$;

  create or replace function hub.client_exits(since date, until date, seen date)
    returns table (client_id uuid, trajectory_id uuid, stay_id uuid, facility_id text, left_on date, next_began date,
      destination text)
    language sql stable as $$
    select distinct on (e.client_id, e.ended_on) e.client_id, s.trajectory_id, s.id, s.facility_id, e.ended_on, e.next_began,
      coalesce(x.destination, 'UNKNOWN')
    from hub.client_episodes(since, until, seen) e
    join hub.client_stays(seen) s on s.client_id = e.client_id and s.ended_on = e.ended_on
    left join hub.indicator_events(seen) x on x.kind = 'STAY_ENDED' and x.trajectory_id = s.trajectory_id
      and x.facility_id = s.facility_id and x.happened_on = s.ended_on
    where e.ended_on >= since and e.ended_on < until
    order by e.client_id, e.ended_on, s.started_on desc, s.id desc, x.ordinal
  $$;
`;

const movements = `
  create or replace function hub.raw_inflow(first_day date, end_day date, seen_day date)
    returns setof hub.indicator_raw language sql stable as $$
    select distinct on (e.client_id) 'INFLOW', e.client_id, null::uuid, e.trajectory_id,
      case
        when e.began_on - 730 < (
          select min(s.started_on) from hub.stay s where s.started_on <= seen_day and s.ended_on is distinct from s.started_on)
          then 'UNSPECIFIED'
        when e.previous_end > e.began_on - 730 then 'RETURNED' else 'FIRST_TIME' end,
      f.product_id, null::text, null::integer, null::date
    from hub.client_episodes(first_day, end_day, seen_day) e join hub.facility f on f.id = e.facility_id
    where e.began_on >= first_day and e.began_on < end_day
    order by e.client_id, e.began_on
  $$;

  create or replace function hub.raw_throughflow(first_day date, end_day date, seen_day date)
    returns setof hub.indicator_raw language sql stable as $$
    select 'THROUGHFLOW', m.client_id, m.id, m.trajectory_id,
      case when f.product_id = origin.product_id then 'SAME_PRODUCT' else 'OTHER_PRODUCT' end,
      f.product_id, null::text, null::integer, m.started_on
    from (
      select c.*, lag(c.facility_id) over (partition by c.client_id order by c.started_on) as from_facility
      from hub.client_course(first_day, end_day, seen_day) c where c.begins or c.ended_on > c.before_end
    ) m
    join hub.facility f on f.id = m.facility_id
    join hub.facility origin on origin.id = m.from_facility
    where not m.begins and m.started_on >= first_day and m.started_on < end_day and m.facility_id <> m.from_facility
  $$;
`;

/**
 * The step before is found by its number, one by one ("offset 0": of a whole year the planner would rather read all steps
 * twice). Steps follow each other without a gap, and no step is before the one that it follows.
 */
const nominationSteps = `
  create or replace function hub.raw_nomination_steps(first_day date, end_day date, seen_day date)
    returns setof hub.indicator_raw language sql stable as $$
    select 'DAYS_TO_' || s.kind, t.client_id, s.id, t.id, hub.days_bucket(s.happened_on - before.happened_on),
      case n.scheme when 'HOUSING_FIRST' then 'housing-first' end, null::text, s.happened_on - before.happened_on, s.happened_on
    from hub.nomination_step s
    cross join lateral (
      select b.happened_on from hub.nomination_step b
      where b.nomination_id = s.nomination_id and b.ordinal = s.ordinal - 1 offset 0
    ) before
    join hub.nomination n on n.id = s.nomination_id
    join hub.trajectory t on t.id = n.trajectory_id
    where s.happened_on >= first_day and s.happened_on < end_day and s.happened_on <= seen_day
      and s.kind in ('ASSESSED', 'DECIDED', 'ASSIGNED', 'OFFERED', 'ACCEPTED', 'LEASE_SIGNED', 'HOUSED')
  $$;
`;
