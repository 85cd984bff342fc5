import type { Transaction } from '../../database/unit-of-work';
import type { ExtractReport, ReleasedRecord } from '../../disclosure/extract';

export type WithheldReason = 'TOO_FEW' | 'TOO_ALIKE' | 'TOO_REVEALING';

/** What is released, or why nothing is. */
export interface Releasable {
  released: ReleasedRecord[];
  report: ExtractReport & { fewestOutflowsBeside: number | null };
  reason: WithheldReason | null;
}

interface Written extends Releasable {
  id: string;
  firstYear: number;
  lastYear: number;
  asOf: string;
  synthetic: boolean;
}

/** The column of each attribute. */
const columns: Record<string, string> = {
  route: 'route',
  municipality: 'municipality',
  provider: 'provider',
  product: 'product',
  targetGroup: 'target_group',
  age: 'age',
  cameBefore: 'came_before',
  nominated: 'nominated',
  steps: 'steps',
  waiting: 'waiting',
  lengthOfStay: 'length_of_stay',
};

const names = Object.values(columns);

/** Writes a release with all its records; the id of a record is its place in the order in which it was released. */
export async function writeRelease({ query }: Transaction, written: Written): Promise<void> {
  const { id, firstYear, lastYear, asOf, reason, report, synthetic, released } = written;
  await query(
    `insert into published.extract_release (id, first_year, last_year, as_of, status, reason, report, synthetic)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [id, firstYear, lastYear, asOf, reason ? 'WITHHELD' : 'PUBLISHED', reason, forReaders(report), synthetic],
  );
  const rows = released.map((record, place) => ({
    ...rowOf(record),
    id: `${id}/${String(place + 1).padStart(8, '0')}`,
  }));
  await query(
    `insert into published.extract_record (id, release_id, ${names.join(', ')}, outflow, synthetic)
     select id, $1, ${names.join(', ')}, outflow, $2
     from jsonb_to_recordset($3::jsonb) as record (id text, ${names.map((name) => `${name} text`).join(', ')}, outflow text)`,
    [id, synthetic, JSON.stringify(rows)],
  );
}

const forReaders = ({ rules, shown, ...report }: Releasable['report']): string =>
  JSON.stringify({
    ...report,
    ...rules,
    shieldedLeftOut: true,
    shown: Object.entries(shown).map(([attribute, share]) => ({ attribute, share })),
  });

const rowOf = ({ values, outflow }: ReleasedRecord): Record<string, string | null> => ({
  ...Object.fromEntries(Object.entries(columns).map(([name, column]) => [column, values[name] ?? null])),
  outflow,
});

/** What earlier releases show that share years with one that begins in this year. */
export async function readReleased({ query }: Transaction, firstYear: number): Promise<ReleasedRecord[][]> {
  const shown = Object.entries(columns).map(([name, column]) => `'${name}', r.${column}`);
  const rows = await query<{ records: ReleasedRecord[] }>(
    `select jsonb_agg(jsonb_build_object('values', jsonb_build_object(${shown.join(', ')}), 'outflow', r.outflow)) as records
     from published.extract_record r join published.extract_release e on e.id = r.release_id
     where e.last_year >= $1 group by e.id`,
    [firstYear],
  );
  return rows.map(({ records }) => records);
}
