import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Needs and dwellings stay when somebody has a home: lists of what is still sought and to be had must not read through them. */
export class OpenNeedsFirst1000000001028 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index hub.housing_need_period_order_id_idx, hub.housing_need_provider_id_period_order_id_idx,
        hub.housing_need_municipality_id_period_order_id_idx;
      create index on hub.housing_need (open, period_order, id);
      create index on hub.housing_need (provider_id, open, period_order, id);
      create index on hub.housing_need (municipality_id, open, period_order, id);
      create index on hub.dwelling (available_from, id) where state = 'AVAILABLE';
    `);
  }

  async down(): Promise<void> {
    throw new Error('The indexes go on as they are.');
  }
}
