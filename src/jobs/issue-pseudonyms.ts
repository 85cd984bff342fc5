import type { Transaction } from '../database/unit-of-work';
import type { Pseudonyms } from '../disclosure/pseudonym';

/** A partner that knows clients in a role, or those of one municipality, and did not before. */
interface LateRecipient {
  recipient: string;
  role: string;
  municipality: string;
}

/** So many trajectories are looked at in one statement. */
const most = 20_000;
const first = '00000000-0000-0000-0000-000000000000';

/**
 * Issues pseudonyms to partners that came later than the trajectories that they may see: a new case coordinator, a new
 * working area, a successor. Who had its pseudonyms is remembered, so that nothing is looked for when nobody is new.
 */
export async function issueLatePseudonyms(transaction: Transaction, pseudonyms: Pseudonyms): Promise<number> {
  const late = await transaction.query<LateRecipient>(
    'select recipient_id as recipient, role, municipality_id as municipality from hub.late_recipients()',
  );
  let issued = 0;
  for (const each of late) issued += await issueTo(transaction, pseudonyms, each);
  await transaction.query('select hub.remember_pseudonyms_issued()');
  return issued;
}

async function issueTo(
  transaction: Transaction,
  pseudonyms: Pseudonyms,
  late: LateRecipient,
): Promise<number> {
  const [now] = await transaction.query<{ year: number }>(
    'select extract(year from current_date)::integer as year',
  );
  const scope = { recipient: late.recipient, purpose: 'CHAIN', year: now!.year };
  let issued = 0;
  for (let after: string | null = first; after !== null;) {
    const { missing, last } = await lookAtSome(transaction, late, after);
    const given = missing.map((trajectory) => ({
      ...{ trajectory, recipient: scope.recipient, year: scope.year },
      value: pseudonyms.of(scope, trajectory),
    }));
    if (given.length > 0) issued += await issue(transaction, given);
    after = last;
  }
  return issued;
}

interface LookedAt {
  missing: string[];
  /** Null when there is nothing after it. */
  last: string | null;
}

async function lookAtSome(
  { query }: Transaction,
  { recipient, role, municipality }: LateRecipient,
  after: string,
): Promise<LookedAt> {
  const [found] = await query<LookedAt>(
    'select missing, last from hub.missing_pseudonyms($1, $2, $3, $4, $5)',
    [recipient, role, municipality, after, most],
  );
  return found!;
}

async function issue({ query }: Transaction, given: object[]): Promise<number> {
  const [row] = await query<{ issued: number }>('select hub.issue_pseudonyms($1) as issued', [
    JSON.stringify(given),
  ]);
  return row!.issued;
}
