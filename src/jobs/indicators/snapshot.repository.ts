import type { Transaction } from '../../database/unit-of-work';
import type { Draws } from '../../disclosure/counts/draws';
import type { Axis } from '../../features/indicator/catalogue';
import type { Measure } from '../../features/indicator/measures';
import type { Period } from '../../features/indicator/period';
import { byKey, tableKey, type ShownTable, type ShownTables } from './shown-table';
import type { Snapshot } from './snapshots-due';

/** The tables of one period, as they are to be shown. */
export interface PublishedPeriod {
  period: Period;
  tables: readonly ShownTable[];
}

interface Written {
  measure: Measure;
  snapshot: Snapshot;
  asOf: string;
  synthetic: boolean;
  periods: readonly PublishedPeriod[];
  draws: Draws;
}

/** Writes a snapshot with all its tables. */
export async function writeSnapshot({ query }: Transaction, written: Written): Promise<void> {
  const { measure, snapshot, asOf, synthetic, periods, draws } = written;
  await query(
    `insert into published.snapshot (id, measure, half_year, version, as_of, synthetic, definition_version)
     values ($1, $2, $3, $4, $5, $6, (select i.version from hub.indicator i where i.id = $7))`,
    [
      ...[snapshot.id, measure.code, snapshot.halfYear.id, snapshot.version],
      ...[asOf, synthetic, measure.indicator],
    ],
  );
  await query('insert into published.snapshot_key (snapshot_id, fingerprint) values ($1, $2)', [
    snapshot.id,
    draws.fingerprint,
  ]);
  const tables = periods.flatMap(({ period, tables: own }) =>
    own.filter(({ axes }) => axes[0] !== 'PART').map((table) => rowOf(table, period, snapshot)),
  );
  await query(
    `insert into published.indicator_table
       (id, snapshot_id, measure, period_kind, period, axes, categories, status, reason, reach)
     select id, $1, $2, period_kind, period, axes, categories, status, reason, reach
     from jsonb_to_recordset($3::jsonb) as given (id text, period_kind text, period text, axes text[],
       categories jsonb, status text, reason text, reach integer)`,
    [snapshot.id, measure.code, JSON.stringify(tables)],
  );
  await query(
    `insert into published.indicator_cell (table_id, place, value)
     select given.id, cell.place - 1, cell.value
     from jsonb_to_recordset($1::jsonb) as given (id text, values integer[])
     cross join lateral unnest(given.values) with ordinality as cell (value, place)`,
    [JSON.stringify(tables)],
  );
}

/** Throws when a snapshot was published under another key: the same people would be drawn anew beside it, and could be averaged. */
export async function refuseOtherKey({ query }: Transaction, { fingerprint }: Draws): Promise<void> {
  const sql = 'select snapshot_id as id from published.snapshot_key where fingerprint <> $1 limit 1';
  const [other] = await query<{ id: string }>(sql, [fingerprint]);
  if (other) throw new OtherKeyError(other.id);
}

/** Published counts were rounded under another key than the one at hand. Says what to do. */
export class OtherKeyError extends Error {
  constructor(snapshot: string) {
    super(
      `No indicator is published: the snapshots that are published (such as ${snapshot}) were rounded under another DISCLOSURE_KEY ` +
        'than the one that is given, or that the hub made in an empty DATA_DIR (disclosure.key). Give the one that they were rounded ' +
        'under. If it is lost for good, nothing can be added to them safely: let the data-protection officer decide whether they are ' +
        'taken away (`delete from published.snapshot`, as the owner of the database), after which all are published anew.',
    );
  }
}

const rowOf = ({ axes, ...table }: ShownTable, { id, kind }: Period, snapshot: Snapshot) => ({
  ...table,
  ...{ id: `${snapshot.id}/${id}/${tableKey(axes)}`, axes, period_kind: kind, period: id },
});

/** What is shown of a measure in a period by now; null when nothing is. */
export async function readShown(
  { query }: Transaction,
  { code }: Pick<Measure, 'code'>,
  { id }: Period,
): Promise<ShownTables | null> {
  const rows = await query<ShownTable & { axes: Axis[] }>(
    `select t.axes, t.categories, t.status, t.reason, t.reach,
       coalesce((select array_agg(c.value order by c.place) from published.indicator_cell c where c.table_id = t.id),
         '{}') as values
     from published.shown_table t where t.measure = $1 and t.period = $2`,
    [code, id],
  );
  return rows.length > 0 ? byKey(rows) : null;
}
