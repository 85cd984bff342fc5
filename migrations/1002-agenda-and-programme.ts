import type { MigrationInterface, QueryRunner } from 'typeorm';

const units = `('PLACE', 'DWELLING', 'UNIT', 'ROOM', 'BED', 'HOUSEHOLD', 'PERSON', 'FACILITY')`;

/** Need, pledges and realised places; action lines and actions with both editions of the programme. */
export class AgendaAndProgramme1000000001002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(agenda);
    await runner.query(programme);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop view hub.agenda_line;
      drop table hub.action_report, hub.action, hub.action_line, hub.programme_edition, hub.pledge_note, hub.pledge, hub.need;
    `);
  }
}

const agenda = `
  create table hub.need (
    id text primary key,
    product_id text not null unique references hub.product,
    stated_text text not null,
    number_min integer,
    number_max integer,
    unit text not null check (unit in ${units}),
    flow text not null check (flow in ('STOCK', 'PER_YEAR')),
    facilities integer,
    period text not null,
    original_source text,
    note text,
    document_id text not null references hub.document,
    document_place text not null
  );

  create table hub.pledge (
    id text primary key,
    municipality_id text not null references hub.municipality,
    product_id text not null references hub.product,
    stated_text text not null,
    answers text[] not null,
    number_min integer,
    number_max integer,
    unit text check (unit in ${units}),
    flow text check (flow in ('STOCK', 'PER_YEAR')),
    target_group text,
    joint_key text,
    footnotes text[] not null,
    presented_on date not null,
    document_id text not null references hub.document,
    document_place text not null,
    unique (municipality_id, product_id)
  );

  create table hub.pledge_note (
    id text primary key,
    municipality_id text not null references hub.municipality,
    text text not null,
    document_id text not null references hub.document,
    document_place text not null
  );

  -- Need, pledge, planned and realised side by side; unlike units stay apart.
  create view hub.agenda_line with (security_invoker = true) as
    select m.id || '-' || p.id as id, m.id as municipality_id, p.id as product_id,
      pledge.id as pledge_id, need.id as need_id, realised.by_unit as realised,
      (select count(*)::integer from hub.facility f
        where f.municipality_id = m.id and f.product_id = p.id and f.stated_status = 'PLANNED') as planned_facilities
    from hub.municipality m
    cross join hub.product p
    left join hub.pledge on pledge.municipality_id = m.id and pledge.product_id = p.id
    left join hub.need on need.product_id = p.id
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('unit', unit, 'number', number, 'facilities', facilities) order by unit),
        '[]') as by_unit
      from (
        select f.unit, sum(places.regular + places.reserve)::integer as number, count(*)::integer as facilities
        from hub.facility f
        cross join lateral (
          select regular, reserve from hub.facility_places
          where facility_id = f.id and from_date <= current_date
          order by from_date desc limit 1
        ) places
        where f.municipality_id = m.id and f.product_id = p.id and not f.synthetic
          and places.regular + places.reserve > 0
        group by f.unit
      ) unit
    ) realised
    where pledge.id is not null or need.id is not null or realised.by_unit <> '[]';
`;

const programme = `
  create table hub.programme_edition (
    id text primary key,
    number integer not null unique,
    title text not null,
    legend text[] not null,
    planning_periods text[] not null,
    document_id text not null references hub.document,
    document_place text not null
  );

  create table hub.action_line (
    id text primary key,
    number integer not null unique,
    title text not null,
    introduction text not null,
    document_id text not null references hub.document,
    document_place text not null
  );

  create table hub.action (
    id text primary key,
    line_id text not null references hub.action_line,
    parent_id text references hub.action,
    title text not null,
    position integer not null,
    document_id text not null references hub.document,
    document_place text not null
  );
  create index on hub.action (line_id);
  create index on hub.action (parent_id);

  create table hub.action_report (
    id text primary key,
    action_id text not null references hub.action,
    edition_id text not null references hub.programme_edition,
    number text,
    number_printed text,
    title text not null,
    text text,
    scope text check (scope in ('LOCAL', 'REGIONAL', 'LOCAL_AND_REGIONAL')),
    scope_text text,
    planning_text text,
    status text check (status in ('PREPARATION', 'IN_PROGRESS', 'REALISED')),
    status_text text,
    progress text,
    places_text text,
    places_min integer,
    places_max integer,
    places_unit text check (places_unit in ${units}),
    places_flow text check (places_flow in ('STOCK', 'PER_YEAR')),
    document_id text not null references hub.document,
    document_place text not null,
    unique (action_id, edition_id),
    check ((status is null) = (status_text is null))
  );
`;
