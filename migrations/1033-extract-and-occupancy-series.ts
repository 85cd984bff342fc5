import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Trajectories for research, and occupancy per closed week, month and quarter: what is published stays as it was. */
export class ExtractAndOccupancySeries1000000001033 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(extract);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table published.extract_record, published.extract_release');
  }
}

/** A record knows its release and nothing else: no key of a client, no date, and an id that is its place in a drawn order. */
const extract = `
  create table published.extract_release (
    id text primary key check (id ~ '^[0-9]{4}-[0-9]{4}$'),
    first_year integer not null,
    last_year integer not null unique,
    -- The day on which the data stood as they were read.
    as_of date not null,
    published_at timestamptz not null default now(),
    status text not null check (status in ('PUBLISHED', 'WITHHELD')),
    reason text check (reason in ('TOO_FEW', 'TOO_ALIKE', 'TOO_REVEALING')),
    report jsonb not null,
    synthetic boolean not null,
    check ((status = 'WITHHELD') = (reason is not null))
  );

  create table published.extract_record (
    id text primary key,
    release_id text not null references published.extract_release on delete cascade,
    -- Of each attribute the finest value that is shown, which may be that of a class; null where none is.
    route text,
    municipality text,
    provider text,
    product text,
    target_group text,
    age text,
    came_before text,
    nominated text,
    steps text,
    waiting text,
    length_of_stay text,
    outflow text not null,
    synthetic boolean not null
  );
  create index on published.extract_record (release_id, id);
`;
