import type { TestHub } from './test-hub';

/** How many rows there are behind the hub; `from` is a table, with a condition where one is wanted. */
export const countIn =
  (hub: () => TestHub) =>
  async (from: string): Promise<number> => {
    const { rows } = await hub().database.owner.query<{ n: number }>(
      `select count(*)::integer as n from ${from}`,
    );
    return rows[0]!.n;
  };
