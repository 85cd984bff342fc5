import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is worked out anew for some trajectories is found by their keys, however many others there are. */
export class ProjectingByKey1000000001034 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A few trajectories of many, each found by its key: joined with the list of them, a plan that was made while the tables
      -- were small would read all stays and norms for ever after.
      create or replace function hub.project_trajectories(touched uuid[]) returns void language plpgsql security definer
        set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
      begin
        update hub.trajectory t
          set phase = f.phase, registered_on = f.registered_on, closed_on = f.closed_on, decided = f.decided
          from hub.fold_trajectories(touched, 'infinity', 'infinity') f
          where t.id = f.trajectory_id and (t.phase, t.registered_on, t.closed_on, t.decided)
            is distinct from (f.phase, f.registered_on, f.closed_on, f.decided);
        update hub.pseudonym p set registered_on = t.registered_on
          from hub.trajectory t
          where p.trajectory_id = any (touched) and t.id = p.trajectory_id and p.registered_on <> t.registered_on;
        update hub.trajectory_party p set in_phase = hub.in_phase(p.role, t.phase, t.decided)
          from hub.trajectory t
          where p.trajectory_id = any (touched) and t.id = p.trajectory_id and p.in_phase <> hub.in_phase(p.role, t.phase, t.decided);

        with folded as materialized (select * from hub.fold_stays(touched, 'infinity', 'infinity')), gone as (
          delete from hub.stay s where s.trajectory_id = any (touched)
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

        delete from hub.trajectory_norm n where n.trajectory_id = any (touched);
        insert into hub.trajectory_norm (trajectory_id, episode, kind, from_date, due, done_on)
          select * from hub.fold_norms(touched, 'infinity', 'infinity');
      end $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('The projection of trajectories goes on as it is.');
  }
}
