import { normsOf } from '../../src/features/trajectory/norms';
import { addMonths } from '../../src/features/trajectory/calendar';
import type { Happening, TrajectoryEvent } from '../../src/features/trajectory/trajectory.rules';
import { dayMs, endedWithoutSign, farAway, inOrder, numberOf, staysOf, type KnownStay } from './known-stays';
import { permanenceOf } from './permanence';

/**
 * The measures once more, slow and obvious: by walking through days one by one. The SQL never looks at a single day, so
 * that the two can hardly be wrong in the same way.
 */
export interface KnownEvent {
  id: string;
  trajectory: string;
  /** Its place in the order in which events were reported. */
  ordinal: number;
  kind: Happening;
  on: string;
  facility: string | null;
  destination: string | null;
}

export interface KnownTrajectory {
  id: string;
  client: string;
  route: 'SHELTER' | 'DETENTION';
}

export interface Known {
  trajectories: readonly KnownTrajectory[];
  events: readonly KnownEvent[];
  /** The product of each facility. */
  products: Readonly<Record<string, string>>;
  /** After how many days without a sign somebody counts as left, of the products where that is set. */
  inactiveAfter?: Readonly<Record<string, number | null>>;
}

export interface Asked {
  from: string;
  until: string;
  seen: string;
}

/** What counts once. The event is null where a person is counted. */
export interface Unit {
  measure: string;
  client: string;
  event: string | null;
  trajectory: string;
  category: string | null;
  product: string | null;
  amount: number | null;
}

const textOf = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);

export function unitsOf(known: Known, asked: Asked): Unit[] {
  const seen: Known = { ...known, events: known.events.filter(({ on }) => on <= asked.seen) };
  const stays = seen.trajectories
    .flatMap((trajectory) => staysOf(trajectory, seen.events))
    .map((stay) => endedWithoutSign(stay, seen, numberOf(asked.seen)));
  const withNights = stays.filter(({ from, to }) => to > from);
  const firstNight = Math.min(...withNights.map(({ from }) => from));
  const clients = [...new Set(known.trajectories.map(({ client }) => client))];
  return [
    ...registrationsOf(seen, asked),
    ...clients.flatMap((client) =>
      personOf(
        withNights.filter((stay) => stay.client === client),
        { ...asked, firstNight, products: known.products },
      ),
    ),
    ...seen.trajectories.flatMap((trajectory) => normUnits(trajectory, seen.events, asked)),
  ];
}

const within = (day: number, { from, until }: Asked) => day >= numberOf(from) && day < numberOf(until);
function registrationsOf({ trajectories, events }: Known, asked: Asked): Unit[] {
  const client = new Map(trajectories.map((trajectory) => [trajectory.id, trajectory.client]));
  const all = [...events]
    .sort(inOrder)
    .filter(({ kind, on }) => kind === 'REGISTERED' && within(numberOf(on), asked))
    .map(({ id, trajectory }) => ({ event: id, client: client.get(trajectory)!, trajectory }));
  const persons = new Map([...all].reverse().map((registration) => [registration.client, registration]));
  const nothing = { category: null, product: null, amount: null };
  return [
    ...all.map((given) => ({ measure: 'REGISTRATIONS', ...given, ...nothing })),
    ...[...persons.values()].map((given) => ({
      ...{ measure: 'REGISTERED_PERSONS', ...given, event: null, ...nothing },
    })),
  ];
}

interface Context extends Asked {
  firstNight: number;
  products: Known['products'];
}

function personOf(stays: KnownStay[], context: Context): Unit[] {
  const present = (day: number) => stays.some(({ from, to }) => day >= from && day < to);
  const presentIn = (from: number, until: number) =>
    Array.from({ length: until - from }, (_, i) => from + i).some(present);
  const days = Array.from(
    { length: numberOf(context.until) - numberOf(context.from) },
    (_, i) => numberOf(context.from) + i,
  );
  const client: Client = { stays, present, presentIn, days, context };
  return [
    ...inflowOf(client),
    ...throughflowOf(client),
    ...exitsOf(client),
    ...lengthsOf(client),
    ...nightsOf(client),
  ];
}

interface Client {
  stays: KnownStay[];
  present: (day: number) => boolean;
  presentIn: (from: number, until: number) => boolean;
  days: number[];
  context: Context;
}

const unit = (measure: string, stay: KnownStay, { context }: Client, given: Partial<Unit> = {}): Unit => ({
  ...{ measure, client: stay.client, event: null, trajectory: stay.trajectory, category: null, amount: null },
  product: context.products[stay.facility]!,
  ...given,
});

const longestFirst = (a: KnownStay, b: KnownStay) => b.to - a.to || (a.id < b.id ? -1 : 1);
const latestFirst = (a: KnownStay, b: KnownStay) => b.from - a.from || (a.id > b.id ? -1 : 1);

/** Fifteen nights elsewhere: whoever is back on day 14 never left. */
function inflowOf(client: Client): Unit[] {
  const { stays, present, presentIn, days, context } = client;
  const day = days.find((candidate) => present(candidate) && !presentIn(candidate - 15, candidate));
  if (day === undefined) return [];
  const first = stays.filter(({ from }) => from === day).sort(longestFirst)[0]!;
  const category = presentIn(day - 730, day) ? 'RETURNED' : 'FIRST_TIME';
  return [
    unit('INFLOW', first, client, {
      category: context.firstNight > day - 730 ? 'UNSPECIFIED' : category,
    }),
  ];
}

function throughflowOf(client: Client): Unit[] {
  const { stays, context } = client;
  const ordered = [...stays].sort((a, b) => a.from - b.from || longestFirst(a, b));
  return ordered.flatMap((stay, i) => {
    const before = ordered.slice(0, i);
    const reach = Math.max(...before.map(({ to }) => to));
    const furthest = before.find(({ to }) => to === reach);
    const moves = furthest && stay.to > reach && stay.from - reach <= 14 && within(stay.from, context);
    if (!moves || furthest.facility === stay.facility) return [];
    const same = context.products[furthest.facility] === context.products[stay.facility];
    const category = same ? 'SAME_PRODUCT' : 'OTHER_PRODUCT';
    return [unit('THROUGHFLOW', stay, client, { event: stay.id, category })];
  });
}

function exitsOf(client: Client): Unit[] {
  const { stays, present, presentIn, days, context } = client;
  const exits = days
    .filter((day) => present(day - 1) && !presentIn(day, day + 15))
    .map((day) => ({ day, stay: stays.filter(({ to }) => to === day).sort(latestFirst)[0]! }));
  const last = exits.at(-1);
  const outflow = last
    ? [unit('OUTFLOW', last.stay, client, { category: last.stay.destination ?? 'UNKNOWN' })]
    : [];
  const permanent = exits.flatMap(({ stay }) => {
    const category = permanenceOf(stay.destination);
    return category ? [unit('PERMANENT_EXITS', stay, client, { event: stay.id, category })] : [];
  });
  const returns = exits
    .filter(({ stay }) => stay.destination === 'OWN_HOME')
    .flatMap(({ day, stay }) =>
      [180, 365, 730]
        .filter((days) => day + days <= numberOf(context.seen))
        .map((days) => {
          const category = presentIn(day + 1, day + days + 1) ? 'RETURNED' : 'NOT_RETURNED';
          return unit(`RETURNS_${days}`, stay, client, { event: stay.id, category });
        }),
    );
  return [...outflow, ...permanent, ...returns];
}

export function monthsBucket(from: string, to: string): string {
  const [reached] = [
    ...([[3, 'MONTHS_0_3'] as const, [6, 'MONTHS_3_6'] as const] as const),
    ...([[12, 'MONTHS_6_12'] as const, [24, 'MONTHS_12_24'] as const] as const),
  ].filter(([months]) => to <= addMonths(from, months));
  return reached?.[1] ?? 'MONTHS_OVER_24';
}

function lengthsOf(client: Client): Unit[] {
  const { stays, context } = client;
  const end = numberOf(context.until);
  const measured = (measure: string, stay: KnownStay, to: number) =>
    unit(measure, stay, client, {
      ...{ event: stay.id, amount: to - stay.from },
      category: monthsBucket(textOf(stay.from), textOf(to)),
    });
  // Who is there on the night before the period ends.
  const there = stays.filter(({ from, to }) => from < end && to >= end);
  return [
    ...stays
      .filter(({ to }) => within(to, context))
      .map((stay) => measured('LENGTH_OF_STAY_COMPLETED', stay, stay.to)),
    ...there.map((stay) => measured('LENGTH_OF_STAY_ONGOING', stay, end)),
    ...there
      .sort(latestFirst)
      .slice(0, 1)
      .map((stay) => unit('STOCK', stay, client)),
  ];
}

function nightsOf(client: Client): Unit[] {
  const { stays, present, days, context } = client;
  const amount = days.filter((day) => present(day) && day <= numberOf(context.seen)).length;
  if (amount === 0) return [];
  const last = stays
    .filter((stay) => days.some((day) => day >= stay.from && day < stay.to))
    .sort(latestFirst)[0]!;
  const category =
    [7, 30, 91, 182]
      .map((most, i) => [most, ['NIGHTS_1_7', 'NIGHTS_8_30', 'NIGHTS_31_91', 'NIGHTS_92_182'][i]!] as const)
      .find(([most]) => amount <= most)?.[1] ?? 'NIGHTS_OVER_182';
  return [unit('NIGHTS', last, client, { category, amount })];
}

/** By the rules that the partners are shown, as they stand on the day. */
function normUnits(
  { id, client, route }: KnownTrajectory,
  all: readonly KnownEvent[],
  { from, until, seen }: Asked,
): Unit[] {
  const events = [...all]
    .sort(inOrder)
    .filter(({ trajectory }) => trajectory === id)
    .map((event): TrajectoryEvent => ({ ...event, happenedOn: event.on, facilityId: event.facility }));
  const stays = staysOf({ id, client, route }, all).map((stay) => ({
    ...{ facilityId: stay.facility, from: textOf(stay.from) },
    to: stay.to === farAway ? null : textOf(stay.to),
  }));
  return normsOf(route, events, { stays }, seen)
    .filter(({ due, status }) => due >= from && due < until && status !== 'DUE')
    .map(({ kind, status, days }) => ({
      measure: kind === 'TRIAGE' ? 'TRIAGE_WITHIN_SIX_WEEKS' : 'SHELTER_WITHIN_THREE_MONTHS',
      ...{ client, event: null, trajectory: id, category: status, product: null, amount: days },
    }));
}
