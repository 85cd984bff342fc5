import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Retention takes the turns that writers take. */
export class TurnsAndTombstones1000000001057 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(retention);
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
