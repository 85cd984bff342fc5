import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the events of trajectories mean can be worked out apart from the statement that adds them: once, after a large load. */
export class ProjectingManyTrajectories1000000001027 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A corrected event holds in the words of its last correction, in its own place; a withdrawn one does not hold.
      create or replace function hub.trajectory_events_in_force(trajectories uuid[], day date, known timestamptz)
        returns table (trajectory_id uuid, id uuid, ordinal bigint, kind text, happened_on date, facility_id text,
          destination text)
        language sql stable as $$
        select root.trajectory_id, root.id, root.position, root.kind, coalesce(said.happened_on, root.happened_on),
          coalesce(said.facility_id, root.facility_id), case when said.id is null then root.destination else said.destination end
        from unnest(trajectories) wanted(id)
        -- Trajectory by trajectory, whatever the planner believes of a table that grows: "offset 0" keeps it from reading all.
        cross join lateral (select * from hub.trajectory_event e where e.trajectory_id = wanted.id offset 0) root
        left join lateral (
          select * from hub.trajectory_event correction
          where correction.corrects_id = root.id and correction.known_at <= known
          order by correction.position desc limit 1
        ) said on true
        where root.corrects_id is null and root.known_at <= known and root.kind <> 'ERASED'
          and coalesce(not said.withdrawn, true) and coalesce(said.happened_on, root.happened_on) <= day
      $$;

      -- A few trajectories of many: a plan that was made while the tables were small would read all of them for ever after.
      create function hub.project_trajectories(touched uuid[]) returns void language plpgsql security definer
        set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
      begin
        update hub.trajectory t
          set phase = f.phase, registered_on = f.registered_on, closed_on = f.closed_on, decided = f.decided
          from hub.fold_trajectories(touched, 'infinity', 'infinity') f
          where t.id = f.trajectory_id and (t.phase, t.registered_on, t.closed_on, t.decided)
            is distinct from (f.phase, f.registered_on, f.closed_on, f.decided);
        update hub.pseudonym p set registered_on = t.registered_on
          from unnest(touched) wanted(id) join hub.trajectory t on t.id = wanted.id
          where p.trajectory_id = wanted.id and p.registered_on <> t.registered_on;
        update hub.trajectory_party p set in_phase = hub.in_phase(p.role, t.phase, t.decided)
          from unnest(touched) wanted(id) join hub.trajectory t on t.id = wanted.id
          where p.trajectory_id = wanted.id and p.in_phase <> hub.in_phase(p.role, t.phase, t.decided);

        with folded as materialized (select * from hub.fold_stays(touched, 'infinity', 'infinity')), gone as (
          delete from hub.stay s using unnest(touched) wanted(id) where s.trajectory_id = wanted.id
            and not exists (select from folded where folded.id = s.id)
        )
        insert into hub.stay
          (id, trajectory_id, facility_id, provider_id, municipality_id, shielded, started_on, ended_on, synthetic)
          select f.id, f.trajectory_id, f.facility_id, t.provider_id, t.municipality_id, t.shielded, f.started_on,
            f.ended_on, t.synthetic
          from folded f join hub.trajectory t on t.id = f.trajectory_id
          on conflict (id) do update
            set facility_id = excluded.facility_id, started_on = excluded.started_on, ended_on = excluded.ended_on
            where (stay.facility_id, stay.started_on, stay.ended_on)
              is distinct from (excluded.facility_id, excluded.started_on, excluded.ended_on);

        delete from hub.trajectory_norm n using unnest(touched) wanted(id) where n.trajectory_id = wanted.id;
        insert into hub.trajectory_norm (trajectory_id, episode, kind, from_date, due, done_on)
          select * from hub.fold_norms(touched, 'infinity', 'infinity');
      end $$;
      revoke execute on function hub.project_trajectories(uuid[]) from public;

      create or replace function hub.project_trajectories() returns trigger language plpgsql security definer
        set search_path = pg_catalog, pg_temp as $$
      begin
        perform hub.project_trajectories(array(select distinct trajectory_id from added));
        return null;
      end $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('The projection of trajectories goes on as it is.');
  }
}
