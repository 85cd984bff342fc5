import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a nomination tells nobody: how many steps were before, and anything at all once its client is reduced. */
export class NominationsOfFewWords1000000001043 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(versions);
    await runner.query(reduced);
    await runner.query(seen);
    await runner.query(linking);
    await runner.query(succession);
  }

  async down(): Promise<void> {
    throw new Error('What was shown under one version has no way back: restore a backup.');
  }
}

/** The number of steps says how many associations there were before. So the version that is shown is drawn with each step. */
const versions = `
  alter table hub.nomination add column shown_version uuid not null default gen_random_uuid();

  create function hub.draw_nomination_version() returns trigger language plpgsql as $$
  begin
    new.shown_version := gen_random_uuid();
    return new;
  end $$;
  create trigger draw_version before update of version on hub.nomination
    for each row execute function hub.draw_nomination_version();
`;

const reduced = `
  alter table hub.nomination add column reduced_on date;
  update hub.nomination n set reduced_on = t.reduced_on
    from hub.trajectory t where t.id = n.trajectory_id and t.reduced_on is not null;

  create function hub.reduce_nominations() returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp as $$
  begin
    update hub.nomination set reduced_on = new.reduced_on where trajectory_id = new.id;
    return null;
  end $$;
  create trigger reduce_nominations after update of reduced_on on hub.trajectory
    for each row when (old.reduced_on is distinct from new.reduced_on) execute function hub.reduce_nominations();
`;

/**
 * Of a reduced trajectory nobody has a name any more, so that it is in no list; its nominations have names of their own. They
 * stay for those in charge, as decisions that count in a quota. In the table they stay for whoever counts them: an exact figure
 * of earlier years must not become smaller.
 */
const seen = `
  drop view hub.seen_nomination;
  create view hub.seen_nomination with (security_invoker) as
    select n.*, (select p.value from hub.pseudonym p where p.trajectory_id = n.trajectory_id and p.purpose = 'CHAIN'
        and p.recipient_id = nullif(current_setting('hub.partner', true), '') order by p.year desc limit 1)
      as seen_trajectory_id,
      (select need.id from hub.housing_need need where need.trajectory_id = n.trajectory_id) as need_id
    from hub.nomination n
    where n.reduced_on is null or current_setting('role') in ('hub_central_municipality', 'hub_case_coordinator');
`;

const linking = `
  -- Whether a nomination is under way of each of two clients, on whichever trajectory. For whoever sees these two trajectories
  -- and links clients.
  create function hub.both_nominated(one uuid, other uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select count(*) = 2
    from hub.trajectory named
    where named.id in (one, other)
      and (current_setting('role') = 'hub_case_coordinator' or not named.shielded and exists (
        select from hub.trajectory_party p
        where p.trajectory_id = named.id and p.partner_id = nullif(current_setting('hub.partner', true), '')
          and p.role = 'ACCESS_POINT' and p.closed_on is null and p.in_phase))
      and exists (
        select from hub.trajectory own join hub.nomination n on n.trajectory_id = own.id
        where own.client_id = named.client_id and n.state not in ('REJECTED', 'WITHDRAWN', 'HOUSED'))
  $$;
`;

/** As in 1023. Where the predecessor keeps its names, the successor needs its own, also when it had the role already. */
const succession = `
  create or replace function hub.apply_successions() returns integer
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
  declare
    due hub.partner_succession;
    handed uuid[];
    passed integer;
    applied integer := 0;
  begin
    perform pg_advisory_xact_lock(hashtext('hub.partner_succession'));
    for due in
      select s.* from hub.partner_succession s
      where s.effective_on <= current_date
        and not exists (select from hub.applied_succession a where a.succession_id = s.id)
      order by s.effective_on, s.decided_at
    loop
      passed := hub.pass_references_on(due);
      perform hub.pass_role_on(due);
      handed := hub.pass_parties_on(due);
      perform hub.pass_pseudonyms_on(due, handed);
      delete from hub.pseudonyms_issued where recipient_id = due.successor_id and role = due.role;
      insert into hub.applied_succession (succession_id, trajectories, client_references)
        values (due.id, cardinality(handed), passed);
      applied := applied + 1;
    end loop;
    return applied;
  end $$;
`;
