import type { MigrationInterface, QueryRunner } from 'typeorm';

const units = `('PLACE', 'DWELLING', 'UNIT', 'ROOM', 'BED', 'HOUSEHOLD', 'PERSON', 'FACILITY')`;

/** When a report is due, per product, and how fresh the published figures are. */
export class FreshnessAndQuality1000000001011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(dueDates);
    await runner.query(publications);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table published.publication;
      delete from published.free_places;
      alter table published.free_places drop column unit, drop column coverage;
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

  -- Nothing is expected of a facility that is closed or has no places, nor of one that documents call planned as long as
  -- nobody has said more; where nothing is known at all, it is.
  create function hub.report_expected(stated_status text, ends_on date, places integer, day date) returns boolean
    language sql immutable as $$
    select stated_status is distinct from 'CLOSED' and coalesce(ends_on > day, true)
      and coalesce(places > 0, stated_status is distinct from 'PLANNED')
  $$;
`;

/** What is published anew is found not to be done this week, and is made when the hub starts. */
const publications = `
  create table published.publication (
    name text primary key check (name in ('CANDIDATE_LISTS', 'CAPACITY')),
    week date not null
  );
  insert into published.publication
    select 'CANDIDATE_LISTS', max(week) from published.candidate_list having max(week) is not null;

  delete from published.free_places;
  alter table published.free_places
    add column unit text check (unit in ${units}),
    add column coverage jsonb not null;
`;
