import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a report is due, per product. */
export class FreshnessAndQuality1000000001011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(dueDates);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function hub.report_due, hub.report_expected;
      alter table hub.product drop column report_every_days;
    `);
  }
}

/** The two rules of freshness stand in functions, so that a field, a view, a publication and a score cannot differ. */
const dueDates = `
  alter table hub.product
    add column report_every_days integer not null default 7 check (report_every_days between 1 and 92);

  create function hub.report_due(reported_at timestamptz, every_days integer) returns date
    language sql stable as $$ select (reported_at + make_interval(days => every_days))::date $$;

  -- Nothing is expected of a facility that is planned, closed or without places; where nothing is known, it is.
  create function hub.report_expected(stated_status text, ends_on date, places integer, day date) returns boolean
    language sql immutable as $$
    select coalesce(stated_status, 'OPEN') = 'OPEN' and coalesce(ends_on > day, true) and coalesce(places > 0, true)
  $$;
`;
