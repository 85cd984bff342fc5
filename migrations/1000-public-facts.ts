import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Documents, municipalities, partners and products: public facts, each row with the document it was taken from. */
export class PublicFacts1000000001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema if not exists hub;

      create table hub.document (
        id text primary key,
        title text not null,
        publisher text not null,
        published_on date,
        date_text text
      );

      create table hub.municipality (
        id text primary key check (id ~ '^GM[0-9]{4}$'),
        name text not null,
        slug text not null unique,
        housing_market text not null check (housing_market in ('DRECHTSTEDEN', 'ALBLASSERWAARD')),
        central boolean not null,
        document_id text not null references hub.document,
        document_place text not null
      );

      create table hub.partner (
        id text primary key check (id ~ '^[a-z0-9-]+$'),
        name text not null,
        kind text not null check (kind in ('MUNICIPALITY', 'HOUSING_ASSOCIATION', 'TEMPORARY_LESSOR',
          'CARE_PROVIDER', 'SOCIAL_SERVICES', 'PUBLIC_HEALTH_SERVICE', 'COMMUNITY_TEAM',
          'PROGRAMME_ORGANISATION', 'DASHBOARD', 'OTHER')),
        oin text check (oin ~ '^[0-9]{20}$'),
        agb text check (agb ~ '^[0-9]{8}$'),
        working_area_note text,
        document_id text references hub.document,
        document_place text
      );

      create table hub.partner_role (
        partner_id text not null references hub.partner,
        role text not null check (role in ('CENTRAL_MUNICIPALITY', 'MUNICIPALITY', 'HOUSING_ASSOCIATION',
          'CARE_PROVIDER', 'CASE_COORDINATOR', 'ACCESS_POINT', 'PUBLIC_HEALTH', 'COMMUNITY_TEAM',
          'PROGRAMME_TEAM', 'DASHBOARD')),
        primary key (partner_id, role)
      );

      create table hub.working_area (
        id text primary key,
        partner_id text not null references hub.partner,
        municipality_id text not null references hub.municipality,
        valid_from date,
        valid_to date,
        check (valid_from < valid_to)
      );
      create index on hub.working_area (partner_id);

      create table hub.product (
        id text primary key check (id ~ '^[a-z0-9-]+$'),
        name text not null,
        description text,
        added_by text not null check (added_by in ('AGENDA', 'PROGRAMME', 'VISION')),
        document_id text not null references hub.document,
        document_place text not null
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema hub cascade');
  }
}
