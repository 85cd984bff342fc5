import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Clients without names: trajectories, and what is told of one client to fewer people in tables of their own. What a
 * row policy asks stands in each of these tables, so that it needs no look into another protected one; foreign keys
 * over those columns keep the copies equal.
 */
export class Clients1000000001004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table hub.client (
        id uuid primary key,
        record_key uuid not null unique default gen_random_uuid(),
        synthetic boolean not null
      );

      create table hub.trajectory (
        id uuid primary key,
        client_id uuid not null references hub.client,
        route text not null check (route in ('SHELTER', 'SHELTERED_HOUSING', 'HOUSING_FIRST', 'YOUTH_CARE',
          'DETENTION', 'FAMILY', 'WOMENS_SHELTER')),
        phase text not null check (phase in ('REGISTERED', 'ACCESS_DECIDED', 'SHELTERED', 'TRIAGED', 'MOVE_ON_READY',
          'HOUSED', 'FOLLOW_UP', 'CLOSED')),
        municipality_id text references hub.municipality,
        provider_id text references hub.partner,
        registered_on date not null,
        closed_on date check (closed_on >= registered_on),
        shielded boolean not null default false,
        synthetic boolean not null,
        unique (id, provider_id),
        unique (id, municipality_id),
        unique (id, shielded)
      );
      create index on hub.trajectory (provider_id, registered_on, id);
      create index on hub.trajectory (municipality_id, registered_on, id);
      create index on hub.trajectory (phase) where phase = 'MOVE_ON_READY';
      create index on hub.trajectory (client_id);

      create table hub.trajectory_care (
        trajectory_id uuid primary key references hub.trajectory,
        provider_id text references hub.partner,
        causes text[] not null,
        target_group text,
        synthetic boolean not null,
        foreign key (trajectory_id, provider_id) references hub.trajectory (id, provider_id) on update cascade
      );

      create table hub.stay (
        id uuid primary key,
        trajectory_id uuid not null references hub.trajectory,
        facility_id text not null references hub.facility,
        provider_id text references hub.partner,
        municipality_id text references hub.municipality,
        shielded boolean not null default false,
        started_on date not null,
        ended_on date check (ended_on >= started_on),
        synthetic boolean not null,
        foreign key (trajectory_id, provider_id) references hub.trajectory (id, provider_id) on update cascade,
        foreign key (trajectory_id, municipality_id) references hub.trajectory (id, municipality_id) on update cascade,
        foreign key (trajectory_id, shielded) references hub.trajectory (id, shielded) on update cascade
      );
      create index on hub.stay (trajectory_id);
      create index on hub.stay (facility_id, started_on);

      create table hub.housing_need (
        trajectory_id uuid primary key references hub.trajectory,
        provider_id text references hub.partner,
        municipality_id text references hub.municipality,
        shielded boolean not null default false,
        housing_market text not null check (housing_market in ('DRECHTSTEDEN', 'ALBLASSERWAARD')),
        expected_half_year text not null check (expected_half_year ~ '^[0-9]{4}-H[12]$'),
        kind_of_dwelling text not null
          check (kind_of_dwelling in ('INDEPENDENT_DWELLING', 'TRANSITIONAL_HOUSING', 'CLUSTERED_DWELLING')),
        synthetic boolean not null,
        foreign key (trajectory_id, provider_id) references hub.trajectory (id, provider_id) on update cascade,
        foreign key (trajectory_id, municipality_id) references hub.trajectory (id, municipality_id) on update cascade,
        foreign key (trajectory_id, shielded) references hub.trajectory (id, shielded) on update cascade
      );

      -- A foreign key with a null in it links nothing: the first provider and a municipality learned later come by this.
      create function hub.follow_trajectory() returns trigger language plpgsql security definer
        set search_path = pg_catalog, pg_temp as $$
      begin
        update hub.trajectory_care set provider_id = new.provider_id where trajectory_id = new.id;
        update hub.stay set provider_id = new.provider_id, municipality_id = new.municipality_id
          where trajectory_id = new.id;
        update hub.housing_need set provider_id = new.provider_id, municipality_id = new.municipality_id
          where trajectory_id = new.id;
        return null;
      end $$;
      create trigger follow_trajectory after update of provider_id, municipality_id on hub.trajectory
        for each row execute function hub.follow_trajectory();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop table hub.housing_need, hub.stay, hub.trajectory_care, hub.trajectory, hub.client; drop function hub.follow_trajectory',
    );
  }
}
