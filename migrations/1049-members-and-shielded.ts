import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * From when and until when a municipality takes part in the region: what is counted of a year follows from it. And of extracts
 * that are there already that they do not leave out who is shielded.
 */
export class MembersAndShielded1000000001049 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Half-open, [from, until). Null: always, as far as is known. No document says a day of the nine.
      alter table hub.municipality
        add column member_from date,
        add column member_until date,
        add check (member_from < member_until);

      -- Releases of before clients who are shielded were left out of extracts.
      update published.extract_release set report = report || '{"shieldedLeftOut": false}';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table hub.municipality drop column member_from, drop column member_until;
      update published.extract_release set report = report - 'shieldedLeftOut';
    `);
  }
}
