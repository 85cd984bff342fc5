import { municipality, provider } from './operations';
import type { PolicyForm } from './policies';
import { compiledProbe, costs, measure, page, probe, underForm, type Probe } from './probes';
import { table } from '../report';
import type { SpikeDatabase } from './spike-database';

type Forms = Record<string, Partial<PolicyForm>>;

/** One column per form of the policies. */
async function compare(
  database: SpikeDatabase,
  probes: [Probe, Partial<PolicyForm>?][],
  forms: Forms,
): Promise<string> {
  const rows: string[][] = [];
  for (const [each, base] of probes) {
    const cells: string[] = [];
    for (const form of Object.values(forms)) {
      cells.push(await underForm(database, { ...base, ...form }, () => measure(database, each)));
    }
    rows.push([each.label, ...cells]);
  }
  return table([`statement ${costs}`, ...Object.keys(forms)], rows);
}

const filtered = probe(
  'count of capacity_state, copied column without an index (filter)',
  provider,
  'select count(*) from capacity_state',
);

/** Sub-select against bare call: as an index condition, and as a filter on every row. */
export const comparisonReport = (database: SpikeDatabase): Promise<string> =>
  compare(
    database,
    [
      [compiledProbe('O3 provider (index condition)', 'O3 trajectories, provider')],
      [compiledProbe('O3 municipality (index condition)', 'O3 trajectories, municipality')],
      [compiledProbe('O1 provider', 'O1 facilities, provider')],
      [filtered, { capacity: 'copied column' }],
    ],
    { 'sub-select': { comparison: 'sub-select' }, 'bare call': { comparison: 'bare call' } },
  );

const perMunicipality = `select t.id from unnest($1::text[]) m cross join lateral (
  select * from trajectory t where t.municipality_of_origin_id = m ${page}) t ${page}`;

const areaProbes: Probe[] = [
  compiledProbe('O1 municipality', 'O1 facilities, municipality'),
  compiledProbe('O3 municipality', 'O3 trajectories, municipality'),
  probe('first 50 trajectories, by date', municipality, `select t.id from trajectory t ${page}`),
  probe(
    'the same of one phase',
    municipality,
    `select t.id from trajectory t where t.phase = 'MOVE_ON_READY' ${page}`,
  ),
  probe('first 50 by date, merged from a page per municipality', municipality, perMunicipality, ['GM0505']),
];

/** A municipality as one value against a list that the planner does not know. */
export const areaReport = (database: SpikeDatabase): Promise<string> =>
  compare(
    database,
    areaProbes.map((each): [Probe] => [each]),
    { 'one municipality': { area: 'one' }, 'list of municipalities': { area: 'list' } },
  );
