/** A history of operators, the first one first; `since` is -infinity where nobody says since when. */
export type OperatorHistory = ReadonlyArray<{ operator: string; since: string }>;

/** The first day on which the operator can change: not before today, and after the change before it. */
export function firstPossibleDate(history: OperatorHistory, today: string): string {
  const last = history.at(-1)?.since;
  return last === undefined || last < today || last === '-infinity' ? today : dayAfter(last);
}

/** Longest ahead that a change is taken: one that was mistyped would stand in the way of all others. */
const mostYearsAhead = 5;

export const lastPossibleDate = (today: string): string =>
  `${Number(today.slice(0, 4)) + mostYearsAhead}${today.slice(4).replace('02-29', '02-28')}`;

function dayAfter(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
}

const longestKey = 60;

/**
 * The key of a facility, made from its name: readable in a log, and never one that is taken. Letters of other alphabets
 * leave nothing; what is left of such a name is `facility`.
 */
export function facilityKey(name: string, taken: ReadonlySet<string>): string {
  const words =
    name
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  const key = words.join('-').slice(0, longestKey).replace(/-$/, '') || 'facility';
  if (!taken.has(key)) return key;
  for (let next = 2; ; next += 1) if (!taken.has(`${key}-${next}`)) return `${key}-${next}`;
}
