import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Indicators as they are published: once per closed half-year, rounded together, the same for everybody. */
export class IndicatorSnapshots1000000001031 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table published.snapshot (
        id text primary key,
        half_year text not null check (half_year ~ '^[0-9]{4}-H[12]$'),
        version text not null check (version in ('PROVISIONAL', 'FINAL')),
        -- The day on which the data stood as they were counted.
        as_of date not null,
        -- Null while it is being made: until then nobody but the publisher sees any of it.
        published_at timestamptz,
        synthetic boolean not null default false,
        unique (half_year, version)
      );

      create table published.indicator_table (
        id text primary key,
        snapshot_id text not null references published.snapshot on delete cascade,
        measure text not null,
        indicator_id text not null references hub.indicator,
        period_kind text not null check (period_kind in ('YEAR', 'HALF_YEAR', 'QUARTER')),
        period text not null,
        axes text[] not null check (cardinality(axes) <= 2),
        status text not null check (status in ('PUBLISHED', 'COARSENED', 'WITHHELD')),
        -- Why it was coarsened or withheld.
        reason text check (reason in ('TOO_REVEALING', 'DOMINATED')),
        -- How far what was counted may lie from what is published.
        reach integer not null,
        synthetic boolean not null,
        unique (snapshot_id, measure, period, axes)
      );
      create index on published.indicator_table (indicator_id, measure, period);

      -- A category that was merged has a name of its members, such as A+B.
      create table published.indicator_cell (
        table_id text not null references published.indicator_table on delete cascade,
        first text not null,
        second text not null,
        value integer,
        lower integer,
        upper integer,
        primary key (table_id, first, second)
      );

      -- Of a half-year that is final the final version, and of each only what is whole.
      create view published.shown_snapshot with (security_invoker) as
        select distinct on (half_year) * from published.snapshot
        where published_at is not null order by half_year, version = 'FINAL' desc;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop view published.shown_snapshot;
      drop table published.indicator_cell, published.indicator_table, published.snapshot;
    `);
  }
}
