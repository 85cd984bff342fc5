import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who gives no sign of life for as many days as a product says counts as left, from then on and until the next sign. A provider
 * says that it saw somebody, so that this works where people stop coming and nobody ends their stay.
 */
export class InactiveCountsAsLeft1000000001058 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(kinds);
    await runner.query(phases);
    await runner.query(products);
    await runner.query(stays);
    await runner.query(exits);
  }

  async down(): Promise<void> {
    throw new Error('The events of trajectories have no way back: restore a backup.');
  }
}

/** A check over two columns has no name of its own to find it by. */
const kinds = `
  do $$
  declare
    unnamed text;
  begin
    select conname into strict unnamed from pg_constraint
      where conrelid = 'hub.trajectory_event'::regclass and contype = 'c'
        and pg_get_constraintdef(oid) like '%facility_id IS NOT NULL%';
    execute format('alter table hub.trajectory_event drop constraint %I', unnamed);
  end $$;
  alter table hub.trajectory_event
    drop constraint trajectory_event_kind_check,
    add constraint trajectory_event_kind_check check (kind in ('REGISTERED', 'ACCESS_GRANT_PROPOSED',
      'ACCESS_REFUSAL_PROPOSED', 'ACCESS_GRANTED', 'ACCESS_REFUSED', 'STAY_STARTED', 'SEEN', 'STAY_ENDED', 'TRIAGED',
      'MOVE_ON_READY', 'NOMINATED', 'OFFERED', 'HOUSED', 'FOLLOW_UP_STARTED', 'RETURNED', 'CLOSED', 'CORRECTION', 'ERASED')),
    add constraint trajectory_event_facility_of_kind_check check (kind = 'CORRECTION'
      or (kind in ('STAY_STARTED', 'SEEN', 'STAY_ENDED')) = (facility_id is not null));
`;

/** As in 1051: who is seen is as far as before. */
const phases = `
  create or replace function hub.phase_after(before text, kind text) returns text language sql immutable as $$
    select case
      -- A first stay may come before the decision.
      when kind in ('ACCESS_GRANTED', 'ACCESS_REFUSED') then
        case when before in ('REGISTERED', 'RETURNED') then 'ACCESS_DECIDED' else before end
      when kind = 'STAY_STARTED' then
        case when coalesce(before, 'REGISTERED') in ('REGISTERED', 'ACCESS_DECIDED', 'RETURNED') then 'SHELTERED' else before end
      when kind = 'FOLLOW_UP_STARTED' then 'FOLLOW_UP'
      when kind in ('SEEN', 'STAY_ENDED', 'ACCESS_GRANT_PROPOSED', 'ACCESS_REFUSAL_PROPOSED') then before
      else kind
    end
  $$;
`;

/** No document says after how many days somebody is inactive: as long as nobody says it, nobody is. */
const products = `
  alter table hub.product add column inactive_after_days integer check (inactive_after_days between 1 and 365);
`;

/**
 * Asked of open stays in facilities of products that have such days, and of no others: these facilities are found once, and where
 * there are none it costs what it did. The function is hardly ever called, so it says that it costs little: as a join or a subquery it
 * would be planned for every stay.
 */
const stays = `
  -- When a stay that nobody ended as of a day ends for want of a sign. Any event of the trajectory is one, on the day on which it
  -- happened, as it was put right; what was erased may have been withdrawn.
  create function hub.end_without_sign(trajectory uuid, facility text, began_on date, seen date) returns date
    language sql stable parallel safe cost 1 as $$
    select case when sign.last_on + p.inactive_after_days <= seen then sign.last_on + p.inactive_after_days else 'infinity' end
    from hub.facility f
    join hub.product p on p.id = f.product_id
    cross join (
      select greatest(began_on, max(coalesce(said.happened_on, root.happened_on))) as last_on
      from hub.trajectory_event root
      left join lateral (
        select c.happened_on, c.withdrawn from hub.trajectory_event c
        where c.corrects_id = root.id order by c.position desc limit 1
      ) said on true
      where root.trajectory_id = trajectory and root.corrects_id is null and root.kind <> 'ERASED'
        and coalesce(not said.withdrawn, true) and coalesce(said.happened_on, root.happened_on) <= seen
    ) sign
    where f.id = facility
  $$;

  drop function hub.client_stays(date);

  -- As in 1030, and whether somebody said that it ended.
  create function hub.client_stays(seen date)
    returns table (client_id uuid, trajectory_id uuid, id uuid, facility_id text, started_on date, ended_on date,
      end_reported boolean)
    language sql stable as $$
    select t.client_id, s.trajectory_id, s.id, s.facility_id, s.started_on,
      case
        when s.ended_on <= seen then s.ended_on
        when s.facility_id = any (array(
          select f.id from hub.product p join hub.facility f on f.product_id = p.id where p.inactive_after_days is not null))
          then hub.end_without_sign(s.trajectory_id, s.facility_id, s.started_on, seen)
        else 'infinity'
      end,
      coalesce(s.ended_on <= seen, false)
    from hub.stay s join hub.trajectory t on t.id = s.trajectory_id
    where s.started_on <= seen and s.ended_on is distinct from s.started_on
  $$;
`;

/** As in 1036 and 1035. INACTIVE is no destination that anybody reports; where they went nobody knows. */
const exits = `
  create or replace function hub.client_exits(since date, until date, seen date)
    returns table (client_id uuid, trajectory_id uuid, stay_id uuid, facility_id text, left_on date, next_began date,
      destination text)
    language sql stable as $$
    select distinct on (e.client_id, e.ended_on) e.client_id, s.trajectory_id, s.id, s.facility_id, e.ended_on, e.next_began,
      case when s.end_reported then coalesce(x.destination, 'UNKNOWN') else 'INACTIVE' end
    from hub.client_episodes(since, until, seen) e
    join hub.client_stays(seen) s on s.client_id = e.client_id and s.ended_on = e.ended_on
    left join hub.indicator_events(seen) x on x.kind = 'STAY_ENDED' and x.trajectory_id = s.trajectory_id
      and x.facility_id = s.facility_id and x.happened_on = s.ended_on
    where e.ended_on >= since and e.ended_on < until
    order by e.client_id, e.ended_on, s.started_on desc, s.id desc, x.ordinal
  $$;

  create or replace function hub.raw_permanent_exits(first_day date, end_day date, seen_day date)
    returns setof hub.indicator_raw language sql stable as $$
    select 'PERMANENT_EXITS', x.client_id, x.stay_id, x.trajectory_id,
      case when hub.is_durable_home(x.destination) then 'DURABLE_HOME'
        when x.destination in ('UNKNOWN', 'INACTIVE') then 'UNKNOWN' else 'ELSEWHERE' end,
      f.product_id, null::text, null::integer, x.left_on
    from hub.client_exits(first_day, end_day, seen_day) x join hub.facility f on f.id = x.facility_id
    where x.destination not in ('DECEASED', 'TRANSFERRED_OUT')
  $$;
`;
