import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Files of capacity reports as they were read, until they are committed or seven days old. Rows are staged while the file
 * still comes in, each batch in a transaction of its own, so that a slow sender holds none open; the file itself comes
 * last, and only then can be asked for. That is why a row names its file without a foreign key.
 */
export class CapacityFiles1000000001008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table hub.capacity_file (
        id uuid primary key,
        partner_id text not null references hub.partner,
        file_name text check (length(file_name) <= 200),
        uploaded_at timestamptz not null default now(),
        rows integer not null check (rows >= 0),
        -- What the file calls its columns, and what was found in its first row.
        header jsonb not null,
        findings jsonb not null
      );
      create index on hub.capacity_file (partner_id, uploaded_at);

      create table hub.capacity_file_row (
        file_id uuid not null,
        row_number integer not null,
        partner_id text not null references hub.partner,
        staged_at timestamptz not null default now(),
        -- As it was read: whether there is such a facility, and whose it is, is checked each time.
        facility_id text,
        date date,
        regular integer,
        reserve integer,
        out_of_use integer,
        occupied integer,
        reason text,
        note text,
        version text,
        findings jsonb not null,
        primary key (file_id, row_number)
      );
      create index on hub.capacity_file_row (file_id, facility_id, date, row_number);
      create index on hub.capacity_file_row (partner_id, staged_at);

      create table hub.capacity_file_commit (
        file_id uuid primary key references hub.capacity_file on delete cascade,
        partner_id text not null references hub.partner,
        committed_at timestamptz not null default now(),
        lines integer not null check (lines >= 0)
      );

      -- Nobody may delete; a partner's next file takes its old ones away, and rows of which the file never came.
      create function hub.forget_old_capacity_files() returns trigger language plpgsql security definer
        set search_path = pg_catalog, pg_temp as $$
      begin
        delete from hub.capacity_file
          where partner_id = new.partner_id and uploaded_at < now() - interval '7 days';
        delete from hub.capacity_file_row r
          where partner_id = new.partner_id and staged_at < now() - interval '1 hour'
            and not exists (select from hub.capacity_file f where f.id = r.file_id);
        return null;
      end $$;
      create trigger forget_old after insert on hub.capacity_file
        for each row execute function hub.forget_old_capacity_files();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table hub.capacity_file_commit, hub.capacity_file_row, hub.capacity_file;
      drop function hub.forget_old_capacity_files;
    `);
  }
}
