import { isDeepStrictEqual } from 'node:util';
import { asCaller, codeAtCommit, codeOf, countIn, withDdl, type Check } from './check';
import { association, municipality, provider } from './operations';
import type { Caller } from './request';
import type { SpikeDatabase } from './spike-database';

const open = 'not (select a.confidential from facility_address a where a.facility_id = facility.id)';

/** Caller, slice, and the rule by which the caller sees it, written a second time. */
const rules: [Caller, string, string][] = [
  [association, 'facility_address', `landlord_id = $1 and ${open}`],
  [provider, 'facility_address', 'operator_id = $1'],
  [municipality, 'facility_address', `municipality_id = $1 and ${open}`],
  [provider, 'capacity_state', 'operator_id = $1'],
  [municipality, 'capacity_state', 'municipality_id = $1'],
];

/** 'No visible row' against the rule written by hand, for every facility. */
async function pairsThatDiffer(database: SpikeDatabase): Promise<number> {
  let different = 0;
  for (const [caller, slice, rule] of rules) {
    const anchor = slice === 'capacity_state' ? ` and s.from_date = '-infinity'` : '';
    const visible = `exists (select from ${slice} s where s.facility_id = f.id${anchor})`;
    const [seen] = await asCaller(database, caller, `select id from facility f where ${visible} order by id`);
    const byHand = await database.admin.query(`select id from facility where ${rule} order by id`, [
      caller.partner,
    ]);
    if (!isDeepStrictEqual(seen, byHand.rows)) different += 1;
  }
  return different;
}

const oneClient = `md5('1')::uuid`;

async function providerAfterMove({ admin }: SpikeDatabase): Promise<unknown> {
  await admin.query(`begin; update trajectory set provider_id = 'provider-9' where id = ${oneClient}`);
  const copy = await admin.query(
    `select provider_id from trajectory_care where trajectory_id = ${oneClient}`,
  );
  await admin.query('rollback');
  return copy.rows[0].provider_id;
}

/** One more policy, for as long as the work takes. */
const withProbe = <T>(
  { admin }: SpikeDatabase,
  [table, role, rule]: string[],
  work: () => Promise<T>,
): Promise<T> =>
  withDdl(
    admin,
    `create policy probe on ${table} for select to ${role} using (${rule})`,
    `drop policy probe on ${table}`,
    work,
  );

const ofTrajectory = 'exists (select from trajectory t where t.id = trajectory_id)';
const ofCare = 'exists (select from trajectory_care c where c.trajectory_id = id)';
const ofShielded = 'exists (select from trajectory t where t.id = trajectory_id and t.shielded)';

const recursion = (database: SpikeDatabase) =>
  withProbe(database, ['trajectory', provider.role, ofCare], () =>
    withProbe(database, ['trajectory_care', provider.role, ofTrajectory], () =>
      codeOf(asCaller(database, provider, 'select from trajectory limit 1')),
    ),
  );

const shieldedSeenThroughCare = (database: SpikeDatabase) =>
  withDdl(
    database.admin,
    `grant select on trajectory_care to ${municipality.role}`,
    `revoke select on trajectory_care from ${municipality.role}`,
    () =>
      withProbe(database, ['trajectory_care', municipality.role, ofShielded], async () => {
        const [rows] = await asCaller(
          database,
          municipality,
          'select count(*)::int as n from trajectory_care',
        );
        return countIn(rows);
      }),
  );

export const sliceChecks: Check[] = [
  {
    claim: 'withheld by absence equals the rule written by hand: role-slice pairs that differ',
    expected: 0,
    see: pairsThatDiffer,
  },
  {
    claim: 'a facility without its address row cannot be committed',
    expected: '23503',
    see: (database) =>
      codeAtCommit(
        database,
        `insert into facility select 'f-new', name, operator_id, municipality_id, null, product from facility limit 1`,
      ),
  },
  {
    claim: 'the copied provider_id cannot differ from its parent',
    expected: '23503',
    see: (database) =>
      codeAtCommit(
        database,
        `update trajectory_care set provider_id = 'provider-1' where trajectory_id = ${oneClient}`,
      ),
  },
  {
    claim: 'a change of provider moves the copied provider_id along',
    expected: 'provider-9',
    see: providerAfterMove,
  },
  {
    claim: 'a policy that reads a table which the role may not read refuses the whole statement',
    expected: '42501',
    see: (database) =>
      withProbe(database, ['facility_address', association.role, 'exists (select from trajectory)'], () =>
        codeOf(asCaller(database, association, 'select from facility_address')),
      ),
  },
  {
    claim: 'two tables whose policies read each other: infinite recursion',
    expected: '42P17',
    see: recursion,
  },
  {
    claim:
      'a policy that reads another protected table sees only what that table shows the role ' +
      '(shielded clients stay hidden)',
    expected: 0,
    see: shieldedSeenThroughCare,
  },
];
