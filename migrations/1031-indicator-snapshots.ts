import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Indicators as they are published: once per closed half-year, rounded together, the same for everybody. */
export class IndicatorSnapshots1000000001031 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table published.snapshot (
        id text primary key,
        measure text not null,
        half_year text not null check (half_year ~ '^[0-9]{4}-H[12]$'),
        version text not null check (version in ('PROVISIONAL', 'FINAL')),
        -- The day on which the data stood as they were counted.
        as_of date not null,
        published_at timestamptz not null default now(),
        synthetic boolean not null,
        unique (measure, half_year, version)
      );

      create table published.indicator_table (
        id text primary key,
        snapshot_id text not null references published.snapshot on delete cascade,
        measure text not null,
        period_kind text not null check (period_kind in ('YEAR', 'HALF_YEAR', 'QUARTER')),
        period text not null,
        axes text[] not null check (cardinality(axes) <= 2),
        -- Per axis. What was merged has a name of its members, such as A+B.
        categories jsonb not null,
        status text not null check (status in ('PUBLISHED', 'COARSENED', 'WITHHELD')),
        -- Why it was coarsened or withheld.
        reason text check (reason in ('TOO_REVEALING', 'DOMINATED')),
        -- How far what was counted may lie from what is published.
        reach integer not null,
        unique (snapshot_id, period, axes)
      );
      create index on published.indicator_table (measure, period);

      create table published.indicator_cell (
        table_id text not null references published.indicator_table on delete cascade,
        -- Row by row.
        place integer not null,
        -- Null where it is withheld.
        value integer,
        primary key (table_id, place)
      );

      -- Of a half-year that is final the final version.
      create view published.shown_table with (security_invoker) as
        select t.*, s.half_year, s.version, s.as_of, s.published_at, s.synthetic
        from published.indicator_table t join published.snapshot s on s.id = t.snapshot_id
        where s.version = 'FINAL' or not exists (
          select from published.snapshot final
          where final.measure = s.measure and final.half_year = s.half_year and final.version = 'FINAL');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop view published.shown_table;
      drop table published.indicator_cell, published.indicator_table, published.snapshot;
    `);
  }
}
