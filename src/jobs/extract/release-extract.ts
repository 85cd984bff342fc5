import { hkdfSync } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { asPublisher, type Transaction } from '../../database/unit-of-work';
import { Draws } from '../../disclosure/counts/draws';
import { extract, extractRules, type ReleasedRecord } from '../../disclosure/extract';
import type { ExtractRecord } from '../../disclosure/extract-groups';
import { fewestOutflowsBeside } from '../../disclosure/extract-overlap';
import { readLeft } from './extract-records';
import { readReleased, writeRelease, type Releasable, type WithheldReason } from './extract.repository';

/** What came of a run. */
export interface MadeRelease {
  id: string;
  made: boolean;
}

/** Years of outflow that one release pools. */
const years = 3;

/**
 * Makes the extract of the last three closed years, unless it is there: whole, in one transaction, and once for good. What
 * is put right afterwards changes no release. Of several runs at a time the second finds it done.
 */
export const releaseExtract = (
  dataSource: DataSource,
  { secret }: { secret: string },
): Promise<MadeRelease> =>
  asPublisher(dataSource, async (transaction) => {
    await transaction.query('set local statement_timeout = 0');
    await transaction.query(`select pg_advisory_xact_lock(hashtext('release-extract'))`);
    const { asOf, lastYear } = await readState(transaction);
    const id = `${lastYear - years + 1}-${lastYear}`;
    const [there] = await transaction.query('select from published.extract_release where id = $1', [id]);
    if (!there) await make(transaction, { id, lastYear, asOf, draws: drawsFrom(secret) });
    return { id, made: !there };
  });

const drawsFrom = (secret: string): Draws =>
  new Draws(Buffer.from(hkdfSync('sha256', secret, '', 'extract', 32)));

/** A year can be judged when its last outflow can: who was back after 14 days never left. */
const readState = async ({ query }: Transaction): Promise<{ asOf: string; lastYear: number }> => {
  const [state] = await query<{ asOf: string; lastYear: number }>(`
    select to_char(today, 'YYYY-MM-DD') as "asOf", extract(year from today - 15)::integer - 1 as "lastYear"
    from (select (now() at time zone 'Europe/Amsterdam')::date as today) day`);
  return state!;
};

interface Making {
  id: string;
  lastYear: number;
  asOf: string;
  draws: Draws;
}

async function make(transaction: Transaction, { id, lastYear, asOf, draws }: Making): Promise<void> {
  const firstYear = lastYear - years + 1;
  const pool = { from: `${firstYear}-01-01`, until: `${lastYear + 1}-01-01`, asOf };
  const { records, synthetic } = await readLeft(transaction, pool);
  const earlier = await readReleased(transaction, firstYear);
  await writeRelease(transaction, {
    ...{ id, firstYear, lastYear, asOf, synthetic },
    ...releasable(records, { draws, id, earlier }),
  });
}

/** In groups of ten; of more, as long as somebody who has the releases before as well would be left with too few outflows. */
export function releasable(
  records: readonly ExtractRecord[],
  { draws, id, earlier }: { draws: Draws; id: string; earlier: ReadonlyArray<readonly ReleasedRecord[]> },
): Releasable {
  for (let { k } = extractRules; ; k *= 2) {
    const { released, report } = extract(records, draws, id, { ...extractRules, k });
    const fewest = fewestOutflowsBeside(records, released, earlier);
    const given = { ...report, fewestOutflowsBeside: fewest };
    if (released.length === 0) {
      const reason = reasonOf(records.length, k);
      return { released, report: { ...given, fewestOutflowsBeside: null }, reason };
    }
    if (fewest === null || fewest >= extractRules.l) return { released, report: given, reason: null };
  }
}

function reasonOf(records: number, k: number): WithheldReason {
  if (k > extractRules.k) return 'TOO_REVEALING';
  return records < k ? 'TOO_FEW' : 'TOO_ALIKE';
}
