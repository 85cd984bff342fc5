import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Retention takes the turns that writers take, and what an erased client counted for in a facility stays. */
export class TurnsAndTombstones1000000001057 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(retention);
    await runner.query(movements);
  }

  async down(): Promise<void> {
    throw new Error('What was taken away does not come back.');
  }
}

/** As in 1025, in turn: who is whom first, then each trajectory. Whoever had a turn before may have reopened one or erased it. */
const retention = `
  create or replace function hub.reduce_closed_trajectories(closed_until date, most integer)
    returns table (trajectories integer, clients integer)
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
    keys := array(
      select t.id from hub.trajectory t
      where t.id = any (keys) and t.reduced_on is null and t.closed_on <= closed_until
      order by t.id for no key update);
    perform hub.reduce_trajectories(keys);
    return query select cardinality(keys), (
      select count(distinct t.client_id)::integer from hub.trajectory t
      where t.id = any (keys) and not exists (
        select from hub.trajectory o where o.client_id = t.client_id and o.reduced_on is null));
  end $$;
`;

/**
 * How many came to a facility and left it on a day, of clients who were erased: without it the provider's own balance would say
 * that its counts are wrong. Sums per day, of which none belongs to another, as in hub.stay_change: no stay can be read from them
 * but in a house of one place, whose counts tell as much. Who was still there did not leave.
 */
const movements = `
  create table hub.erased_movement (
    facility_id text not null references hub.facility,
    on_date date not null,
    begun integer not null,
    ended integer not null,
    primary key (facility_id, on_date)
  );

  -- Stays that an event takes back are deleted by a trigger, and these by who erases a client (as in 1026).
  create function hub.keep_movements() returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
  begin
    insert into hub.erased_movement as known (facility_id, on_date, begun, ended)
      select r.facility_id, m.on_date, sum(m.begun), sum(m.ended)
      from removed r cross join lateral (values (r.started_on, 1, 0), (r.ended_on, 0, 1)) m(on_date, begun, ended)
      where not r.synthetic and m.on_date is not null
      group by r.facility_id, m.on_date
      on conflict (facility_id, on_date) do update
        set (begun, ended) = (known.begun + excluded.begun, known.ended + excluded.ended);
    return null;
  end $$;
  create trigger keep_movements after delete on hub.stay referencing old table as removed
    for each statement when (pg_trigger_depth() = 0) execute function hub.keep_movements();
`;
