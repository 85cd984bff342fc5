import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Under which key a snapshot was rounded, so that none is published beside it under another one. */
export class KeyOfSnapshots1000000001048 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table published.snapshot_key (
        snapshot_id text primary key references published.snapshot on delete cascade,
        -- A keyed hash of a constant: the same for the same key. Snapshots of before this table have none.
        fingerprint text not null
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table published.snapshot_key');
  }
}
