import { Pseudonyms } from '../src/disclosure/pseudonym';
import { toCopyText, type CopyText } from './copy';
import { nextOf, type Deadlines } from './synthetic/deadlines';
import { population, type ClientRows } from './synthetic/population';
import { pseudonymRows, type Recipients } from './synthetic/pseudonyms';

/** What synthetic clients are made of. Plain data, for a thread of its own. */
export interface Making {
  /** So many clients. */
  population: number;
  /** The day on which they stand as they do. */
  today: string;
  /** From which their pseudonyms are made. */
  secret: string;
  recipients: Recipients;
  deadlines: Deadlines;
  /** The position of the last event that there is. */
  lastPosition: number;
}

/** Some clients, as their tables are loaded. */
export interface Batch {
  clients: number;
  tables: CopyText[];
  /** The position of their last event. */
  lastPosition: number;
}

/** Makes clients. What triggers do for one row at a time, such as giving an event its position, is done here for all of them. */
export function* batchesOf({ deadlines, recipients, secret, ...making }: Making): Generator<Batch> {
  const pseudonyms = new Pseudonyms(secret);
  let { lastPosition } = making;
  for (const rows of population(making.population, making.today)) {
    for (const event of rows.events) event.position = lastPosition += 1;
    for (const nomination of rows.nominations) Object.assign(nomination, nextOf(nomination, deadlines));
    const tables = [
      ...tablesOf(rows),
      toCopyText('hub.pseudonym', pseudonymRows(rows, recipients, pseudonyms)),
    ];
    yield { clients: rows.clients.length, tables, lastPosition };
  }
}

/** The tables that are filled, each with what is made for it; what others refer to comes first. */
export const filled = [
  ['client', 'clients'],
  ['trajectory', 'trajectories'],
  ['trajectory_care', 'care'],
  ['trajectory_event', 'events'],
  ['stay', 'stays'],
  ['trajectory_norm', 'norms'],
  ['trajectory_party', 'parties'],
  ['housing_need', 'needs'],
  ['housing_area', 'areas'],
  ['housing_exclusion', 'exclusions'],
  ['dwelling', 'dwellings'],
  ['dwelling_withdrawal', 'dwellingWithdrawals'],
  ['nomination', 'nominations'],
  ['nomination_reason', 'nominationReasons'],
  ['nomination_step', 'nominationSteps'],
] as const satisfies ReadonlyArray<readonly [table: string, made: keyof ClientRows]>;

const tablesOf = (rows: ClientRows): CopyText[] =>
  filled.map(([table, made]) => toCopyText(`hub.${table}`, rows[made]));
