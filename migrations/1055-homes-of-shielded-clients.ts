import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A home that was let to somebody who is shielded then is let, and is not offered to others. */
export class HomesOfShieldedClients1000000001055 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // These few are asked for whenever a quota is counted.
    await runner.query(`
      create index arranged_outside_hub on hub.nomination_step (nomination_id)
        where kind = 'WITHDRAWN' and ground = 'ARRANGED_OUTSIDE_HUB'
    `);
    // As in 1041, with the home.
    await runner.query(`
      create or replace function hub.withdraw_shielded(given hub.shielding) returns void language plpgsql as $$
      declare
        open hub.nomination;
      begin
        for open in
          select * from hub.nomination
          where trajectory_id = given.trajectory_id and state not in ('REJECTED', 'WITHDRAWN', 'HOUSED')
        loop
          perform pg_advisory_xact_lock(hashtext('nomination:' || open.id));
          select * into open from hub.nomination where id = open.id;
          continue when open.state in ('REJECTED', 'WITHDRAWN', 'HOUSED');
          insert into hub.nomination_step (nomination_id, kind, happened_on, ground, actor_id, actor_role, reference, synthetic)
            values (open.id, 'WITHDRAWN', greatest(current_date, open.since), 'ARRANGED_OUTSIDE_HUB', given.actor_id,
              given.actor_role, 'shielding ' || given.id, open.synthetic);
          if open.state = 'LEASED' then
            update hub.dwelling set state = 'LET' where id = open.dwelling_id;
          end if;
        end loop;
      end $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Who was shielded is not shown again: restore a backup.');
  }
}
