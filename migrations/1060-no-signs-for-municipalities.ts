import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * On which days somebody was seen in a facility is care detail: a municipality learns of its inhabitants when a stay began and ended,
 * and not of every sign of life, nor of what was put right of one.
 */
export class NoSignsForMunicipalities1000000001060 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace view hub.inhabitants_trajectory_event with (security_invoker) as
        select hub.key_under(p.value, e.id) as id, p.value as trajectory_id, e.position, e.kind, e.happened_on, e.known_at,
          hub.key_under(p.value, e.corrects_id) as corrects, e.withdrawn, e.actor_role,
          case when hub.reported_itself(e.id) then e.reference end as reference, e.synthetic
        from hub.pseudonym p join hub.trajectory_event e on e.trajectory_id = p.trajectory_id
        where e.kind <> 'SEEN' and not exists (
          select from hub.trajectory_event sign where sign.id = e.corrects_id and sign.kind = 'SEEN')`);
  }

  async down(): Promise<void> {
    throw new Error('A view is replaced forward: restore a backup.');
  }
}
