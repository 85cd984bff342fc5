import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A snapshot says by which version of its indicator's definition it was counted: the definition may be another one by now. */
export class DefinitionVersionOfSnapshots1000000001046 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Null of what was published before this was kept.
      alter table published.snapshot add column definition_version integer;

      create or replace view published.shown_table with (security_invoker) as
        select t.*, s.half_year, s.version, s.as_of, s.published_at, s.synthetic, s.definition_version
        from published.indicator_table t join published.snapshot s on s.id = t.snapshot_id
        where s.version = 'FINAL' or not exists (
          select from published.snapshot final
          where final.measure = s.measure and final.half_year = s.half_year and final.version = 'FINAL');
    `);
  }

  async down(): Promise<void> {
    throw new Error('By which definition something was published is not thrown away: restore a backup.');
  }
}
