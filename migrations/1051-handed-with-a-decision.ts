import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A decision on access can hand the client over itself: then both were told under one reference. */
export class HandedWithADecision1000000001051 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'alter table hub.trajectory_party add column with_decision boolean not null default false',
    );
  }

  async down(): Promise<void> {
    throw new Error('The events of trajectories have no way back: restore a backup.');
  }
}
