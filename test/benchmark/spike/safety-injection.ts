import { asCaller, codeOf, countIn, withRestrictedSettings, type Check } from './check';
import { runPipelined } from './compiled';
import { cases, provider } from './operations';
import type { SpikeDatabase } from './spike-database';
import { become, begin, commit, flush, withClient } from './unit-of-work';

const ofAnother = `select count(*)::int as n from trajectory where provider_id = 'provider-3'`;
const move = `set_config('hub.partner', 'provider-3', true)`;
const within = `with moved as materialized (select ${move}) select count(*)::int as n from moved
  cross join lateral (select from trajectory where provider_id = 'provider-3' offset 0) t`;

const attempt = (database: SpikeDatabase, ...texts: string[]) => asCaller(database, provider, ...texts);
const seesAnother = async (database: SpikeDatabase, ...texts: string[]) =>
  countIn((await attempt(database, ...texts)).at(-1)) > 0;

/** Functions that run a text as SQL, each with the two ways of moving to another partner. */
const indirect = ['query_to_xml', 'ts_stat'].flatMap((name) =>
  [`set local hub.partner = 'provider-3'`, `select ${move}::tsvector`].map((text) => {
    const quoted = `'${text.replaceAll("'", "''")}'`;
    return name === 'ts_stat'
      ? `select ts_stat(${quoted})`
      : `select query_to_xml(${quoted}, true, true, '')`;
  }),
);

const twoStatements = { text: `select $1::text; set local hub.partner = 'provider-3'`, values: ['x'] };

export const injectionChecks: Check[] = [
  {
    claim: 'FINDING: injected SQL that calls set_config changes the partner (rows of another provider seen)',
    expected: true,
    see: (database) => seesAnother(database, `select ${move}`, ofAnother),
  },
  {
    claim: 'FINDING: ... also within one select, such as an injected sub-query',
    expected: true,
    see: (database) => seesAnother(database, within),
  },
  {
    claim: '... which is refused too once set_config is locked as below',
    expected: '42501',
    see: (database) => withRestrictedSettings(database, () => codeOf(attempt(database, within))),
  },
  {
    claim:
      'with execute on set_config revoked from public and granted to the login role only, that is refused; ' +
      'the role can still be set',
    expected: ['42501', false],
    see: (database) =>
      withRestrictedSettings(database, async () => [
        await codeOf(attempt(database, `select ${move}`, ofAnother)),
        await seesAnother(database, ofAnother),
      ]),
  },
  {
    claim: '... nor through functions that run SQL (query_to_xml, ts_stat)',
    expected: ['0A000', '42501', '42P11', '42501'],
    see: (database) =>
      withRestrictedSettings(database, () =>
        Promise.all(indirect.map((text) => codeOf(attempt(database, text)))),
      ),
  },
  {
    claim: '... nor by a second statement in a statement with parameters',
    expected: '42601',
    see: ({ pool }) =>
      codeOf(withClient(pool, (client) => flush(client, [begin, become(provider), twoStatements, commit]))),
  },
  {
    claim: 'with set_config locked, the compiled way with the audit in the same statement still works',
    expected: true,
    see: (database) =>
      withRestrictedSettings(database, async () => {
        const text = await runPipelined(database.pool, cases['O3 trajectories, provider']);
        return text.startsWith('{"data"');
      }),
  },
];
