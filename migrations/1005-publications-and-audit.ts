import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is published once and is the same for everybody, and who did what. */
export class PublicationsAndAudit1000000001005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema if not exists published;

      create table published.candidate_list (
        id uuid primary key default gen_random_uuid(),
        housing_market text not null unique check (housing_market in ('DRECHTSTEDEN', 'ALBLASSERWAARD')),
        week date not null,
        published_at timestamptz not null default now(),
        under_five boolean not null,
        synthetic boolean not null
      );

      create table published.candidate (
        id uuid primary key default gen_random_uuid(),
        list_id uuid not null references published.candidate_list on delete cascade,
        recipient_id text not null references hub.partner,
        housing_market text not null,
        year integer,
        half_year text,
        kind_of_dwelling text,
        period_order text not null,
        withheld jsonb not null,
        synthetic boolean not null
      );
      create index on published.candidate (recipient_id, period_order, id);
      create index on published.candidate (list_id);

      create table published.free_places (
        id text primary key,
        week date not null,
        municipality_id text references hub.municipality,
        housing_market text,
        product_id text not null references hub.product,
        free_class text not null check (free_class in ('FROM_0_TO_2', 'FROM_3_TO_5', 'FROM_6_TO_10', 'FROM_11')),
        facilities integer not null check (facilities >= 3),
        synthetic boolean not null
      );

      create table hub.audit_event (
        id bigint generated always as identity primary key,
        occurred_at timestamptz not null default now(),
        partner_id text not null,
        role text not null,
        activity text not null,
        subjects text[] not null,
        request_id text not null
      );
      create index on hub.audit_event (partner_id, id);
      create trigger append_only before update or delete or truncate on hub.audit_event
        for each statement execute function hub.refuse_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table hub.audit_event; drop schema published cascade');
  }
}
