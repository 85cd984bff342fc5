import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Retention takes the turns that writers take, what an erased client counted for in a facility stays, and neither a version nor a
 * refusal tells what its reader may not see.
 */
export class TurnsAndTombstones1000000001057 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(retention);
    await runner.query(movements);
    await runner.query(versions);
    await runner.query(linking);
  }

  async down(): Promise<void> {
    throw new Error('What was taken away does not come back.');
  }
}

/**
 * As in 1025, in turn: who is whom first, then each trajectory. Whoever had a turn before may have reopened one or erased it.
 * How many were looked at: none when nothing is left to be reduced. How many were reduced is counted when the round is over.
 */
const retention = `
  drop function hub.reduce_closed_trajectories;

  create function hub.reduce_closed_trajectories(closed_until date, most integer) returns integer
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
  declare
    keys uuid[];
    key uuid;
  begin
    perform pg_advisory_xact_lock(hashtext('hub.client_match'));
    keys := array(
      select t.id from hub.trajectory t
      where t.closed_on is not null and t.reduced_on is null and t.closed_on <= closed_until
      order by t.closed_on, t.id limit most);
    foreach key in array array(select id from unnest(keys) wanted(id) order by id) loop
      perform pg_advisory_xact_lock(hashtextextended('trajectory:' || key, 0));
    end loop;
    perform hub.reduce_trajectories(array(
      select t.id from hub.trajectory t
      where t.id = any (keys) and t.reduced_on is null and t.closed_on <= closed_until
      order by t.id for no key update));
    return cardinality(keys);
  end $$;
`;

/**
 * How many came to a facility and left it on a day, of clients who were erased: without it the provider's own balance would say
 * that its counts are wrong. It is asked between any two counts, so the days are kept. They are of few, mostly of one: whoever read
 * them and knew who was erased would know when that one was there. So no role reads them; hub.stay_movements adds them to the
 * stays that are left, for the operator of the facility and those in charge.
 */
const movements = `
  create table hub.erased_movement (
    facility_id text not null references hub.facility,
    on_date date not null,
    begun integer not null,
    ended integer not null,
    primary key (facility_id, on_date)
  );

  -- Where stays count, whoever is erased leaves today (as in 1026): the house has one fewer. Where somebody counts, the next count
  -- still has who is there.
  create function hub.leaves_erased(stay hub.stay) returns date language sql stable set search_path = pg_catalog, pg_temp as $$
    select greatest(stay.started_on, current_date) where hub.counted_by(stay.facility_id, current_date) = 'STAYS'
  $$;

  -- Stays that an event takes back are deleted by a trigger, and these by who erases a client (as in 1026).
  create function hub.keep_movements() returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
  begin
    insert into hub.erased_movement as known (facility_id, on_date, begun, ended)
      select r.facility_id, m.on_date, sum(m.begun), sum(m.ended)
      from removed r cross join lateral (
        values (r.started_on, 1, 0), (coalesce(r.ended_on, hub.leaves_erased(r)), 0, 1)) m(on_date, begun, ended)
      where not r.synthetic and m.on_date is not null
      group by r.facility_id, m.on_date
      on conflict (facility_id, on_date) do update
        set (begun, ended) = (known.begun + excluded.begun, known.ended + excluded.ended);
    return null;
  end $$;
  create trigger keep_movements after delete on hub.stay referencing old table as removed
    for each statement when (pg_trigger_depth() = 0) execute function hub.keep_movements();
`;

/** How often a need was recorded tells of recordings by others. So the version that is shown is drawn with each (as in 1043). */
const versions = `
  alter table hub.housing_need add column shown_version uuid not null default gen_random_uuid();

  create function hub.draw_need_version() returns trigger language plpgsql as $$
  begin
    new.shown_version := gen_random_uuid();
    return new;
  end $$;
  create trigger draw_version before update of version on hub.housing_need
    for each row execute function hub.draw_need_version();
`;

const linking = `
  -- As in 1043, for the case coordinator alone: it sees nominations.
  create or replace function hub.both_nominated(one uuid, other uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select count(*) = 2
    from hub.trajectory named
    where named.id in (one, other) and current_setting('role') = 'hub_case_coordinator'
      and exists (
        select from hub.trajectory own join hub.nomination n on n.trajectory_id = own.id
        where own.client_id = named.client_id and n.state not in ('REJECTED', 'WITHDRAWN', 'HOUSED'))
  $$;

  -- For the access point, which sees no nominations: whether each of two clients whom it sees goes on elsewhere, out of its sight. That
  -- is so of whoever is nominated, and of many who are not.
  create function hub.both_go_on(one uuid, other uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    with open_here as not materialized (
      select p.trajectory_id from hub.trajectory_party p join hub.trajectory t on t.id = p.trajectory_id
      where p.partner_id = nullif(current_setting('hub.partner', true), '') and p.role = 'ACCESS_POINT'
        and p.closed_on is null and p.in_phase and not t.shielded
    )
    select count(*) = 2
    from hub.trajectory named
    where named.id in (one, other) and exists (select from open_here h where h.trajectory_id = named.id)
      and exists (
        select from hub.trajectory own
        where own.client_id = named.client_id and (
          own.closed_on is null and not own.shielded and not exists (select from open_here h where h.trajectory_id = own.id)
          or exists (select from hub.nomination n
            where n.trajectory_id = own.id and n.state not in ('REJECTED', 'WITHDRAWN', 'HOUSED'))))
  $$;
`;
