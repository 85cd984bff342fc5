import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who died or was handed over to another region says so as a destination, and is no exit of which one asks whether it is to a home. */
export class WhoDiedOrWasTransferred1000000001035 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table hub.trajectory_event drop constraint trajectory_event_destination_check,
        add constraint trajectory_event_destination_check check (destination in ('SHELTER', 'SHELTERED_HOUSING',
          'SUPPORTED_AT_HOME', 'TRANSITIONAL_HOUSING', 'OWN_HOME', 'FAMILY_OR_FRIENDS', 'CARE_INSTITUTION', 'DETENTION',
          'ABROAD', 'STREET', 'DECEASED', 'TRANSFERRED_OUT', 'OTHER', 'UNKNOWN'));

      create or replace function hub.raw_permanent_exits(first_day date, end_day date, seen_day date)
        returns setof hub.indicator_raw language sql stable as $$
        select 'PERMANENT_EXITS', x.client_id, x.stay_id, x.trajectory_id,
          case when hub.is_durable_home(x.destination) then 'DURABLE_HOME'
            when x.destination = 'UNKNOWN' then 'UNKNOWN' else 'ELSEWHERE' end,
          f.product_id, null::text, null::integer, x.left_on
        from hub.client_exits(first_day, end_day, seen_day) x join hub.facility f on f.id = x.facility_id
        where x.destination not in ('DECEASED', 'TRANSFERRED_OUT')
      $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Destinations that were reported are not thrown away: restore a backup.');
  }
}
