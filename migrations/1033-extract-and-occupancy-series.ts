import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Trajectories for research, and occupancy per closed week, month and quarter: what is published stays as it was. */
export class ExtractAndOccupancySeries1000000001033 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(extract);
    await runner.query(occupancySeries);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop table published.extract_record, published.extract_release, published.occupancy_period, published.occupancy_done, published.occupancy_panel',
    );
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

const occupancySeries = `
  -- The facilities behind figures on a week, in their groups: those of free places where these were published. For the publisher.
  create table published.occupancy_panel (
    week date not null check (extract(isodow from week) = 1),
    facility_id text not null,
    municipality_id text,
    housing_market text,
    product_id text not null,
    unit text,
    primary key (week, facility_id)
  );

  -- The periods of which occupancy was published.
  create table published.occupancy_done (
    id text primary key,
    period_kind text not null check (period_kind in ('WEEK', 'MONTH', 'QUARTER')),
    first_day date not null,
    last_day date not null,
    -- The day at the end of which the ledger was known as it is read.
    as_of date not null,
    published_at timestamptz not null default now()
  );

  create table published.occupancy_period (
    id text primary key,
    period text not null references published.occupancy_done on delete cascade,
    period_kind text not null,
    first_day date not null,
    last_day date not null,
    as_of date not null,
    product_id text not null references hub.product,
    unit text not null,
    occupancy_class text check (occupancy_class in ('UNDER_70', 'FROM_70_TO_80', 'FROM_80_TO_90', 'FROM_90_TO_100', 'OVER_100')),
    not_published text check (not_published in ('TOO_FEW', 'OTHER_FACILITIES', 'NIGHTS_UNKNOWN', 'NO_CAPACITY')),
    facilities integer check (facilities >= 3),
    facilities_in_region integer not null,
    coverage jsonb,
    synthetic boolean not null,
    check ((occupancy_class is null) = (not_published is not null)),
    check (num_nulls(occupancy_class, facilities, coverage) in (0, 3)),
    unique (period, product_id, unit)
  );
  create index on published.occupancy_period (period_kind, product_id, first_day);
`;
