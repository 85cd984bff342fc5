import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Indicators with their definitions, the figures that the documents print, and what is computed from public facts. */
export class Indicators1000000001003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table hub.indicator (
        id text primary key check (id ~ '^[a-z0-9-]+$'),
        name jsonb not null,
        definition jsonb not null,
        unit text not null,
        numerator jsonb,
        denominator jsonb,
        exclusions jsonb,
        norm jsonb,
        source jsonb not null,
        computed boolean not null,
        version integer not null
      );

      create table hub.published_figure (
        id text primary key,
        indicator_id text not null references hub.indicator,
        period_kind text not null check (period_kind in ('YEAR', 'HALF_YEAR', 'MONTH', 'MOMENT', 'PER_YEAR_ESTIMATE')),
        period text,
        area text,
        municipality_id text references hub.municipality,
        category_kind text,
        category text,
        category_en text,
        value_min double precision,
        value_max double precision,
        unit text not null,
        flow text check (flow in ('STOCK', 'PER_YEAR', 'PER_HALF_YEAR')),
        stated_text text not null,
        conflict_key text,
        attributes jsonb,
        original_source text,
        note text,
        document_id text not null references hub.document,
        document_place text not null
      );
      create index on hub.published_figure (indicator_id);

      -- One form for what was published by others and what the hub computes from public facts.
      create view hub.indicator_value with (security_invoker = true) as
        select id, indicator_id, 'PUBLISHED' as origin, period_kind, period, area, municipality_id,
          null::text as product_id, category_kind, category, category_en, value_min, value_max, unit, flow,
          stated_text, conflict_key, attributes, original_source, note, null::jsonb as coverage,
          document_id, document_place
        from hub.published_figure
        union all
        select 'places-' || f.municipality_id || '-' || f.product_id || '-' || f.unit, 'places', 'COMPUTED', 'MOMENT',
          to_char(current_date, 'YYYY-MM-DD'), f.municipality_id, f.municipality_id, f.product_id, null, null, null,
          sum(places.total), sum(places.total), f.unit, 'STOCK', null, null, null, null, null,
          jsonb_build_object(
            'covered', count(places.total)::integer,
            'total', (select count(*)::integer from hub.facility other
              where other.municipality_id = f.municipality_id and other.product_id = f.product_id
                and not other.synthetic and other.stated_status = 'OPEN'
                and coalesce(other.ends_on > current_date, true)),
            'oldest', min(places.from_date)),
          null, null
        from hub.facility f
        left join lateral (
          select regular + reserve as total, from_date from hub.facility_places
          where facility_id = f.id and from_date <= current_date
          order by from_date desc limit 1
        ) places on true
        where f.municipality_id is not null and f.unit is not null and not f.synthetic and f.stated_status = 'OPEN'
          and coalesce(f.ends_on > current_date, true)
        group by f.municipality_id, f.product_id, f.unit
        union all
        select 'realisation-' || line.id || '-' || (part ->> 'unit'), 'realisation', 'COMPUTED', 'MOMENT',
          to_char(current_date, 'YYYY-MM-DD'), line.municipality_id, line.municipality_id, line.product_id,
          null, null, null, (part ->> 'number')::double precision, (part ->> 'number')::double precision,
          part ->> 'unit', 'STOCK', null, null, null, null, null,
          jsonb_build_object('covered', (part ->> 'facilities')::integer, 'total', (part ->> 'facilities')::integer,
            'oldest', null),
          null, null
        from hub.agenda_line line
        cross join lateral jsonb_array_elements(line.realised) part
        where line.pledge_id is not null or line.need_id is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop view hub.indicator_value; drop table hub.published_figure, hub.indicator');
  }
}
