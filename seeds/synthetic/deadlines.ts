import type { ClientBase } from 'pg';
import type { TableRow } from '../insert';
import { daysAfter } from './days';

interface Deadline {
  state: string;
  nextStep: string;
  countsFrom: 'SUBMISSION' | 'STATE';
  days: number;
}

/** What comes next in each state of a nomination, and by when. */
export type Deadlines = ReadonlyMap<string, Deadline>;

export async function readDeadlines(client: ClientBase): Promise<Deadlines> {
  const { rows } = await client.query<Deadline>(
    'select state, next_step as "nextStep", counts_from as "countsFrom", days from hub.nomination_deadline',
  );
  return new Map(rows.map((row) => [row.state, row]));
}

/** The next step of a nomination, as the trigger `take_step` works it out. */
export function nextOf({ state, lease, submitted_on, since }: TableRow, deadlines: Deadlines): TableRow {
  const deadline = state === 'HOUSED' && lease === 'OWN' ? undefined : deadlines.get(String(state));
  if (!deadline) return { next_step: null, due_on: null };
  const from = deadline.countsFrom === 'SUBMISSION' ? submitted_on : since;
  return { next_step: deadline.nextStep, due_on: daysAfter(String(from), deadline.days) };
}
