import type { TestHub } from '../../../setup/test-hub';
import { differingSums } from '../adding-up';
import { averagingOf, type Published } from '../averages';
import type { Client } from '../clients';
import { baseCube } from '../cube';
import { twoOf } from '../parties';
import { collusion, differences, linkedBounds } from '../linked-bounds';
import type { Figure } from '../report';
import { ownTakenAway, providerWithMunicipality, type Partner } from './collusion';
import type { HubOfPeople } from './hub-of-people';
import { measuresBeside } from './measures';
import { personsOf, registeredIn, registrationsOf, thereAt } from './people';
import { nestedPeriods } from './periods';
import { asRead, halves, readFlow, readPersons, year, type ReadTable } from './published';
import type { StockRead } from './stocks';

/** A flow, and persons: what each is counted by over the periods of a year. */
export const attacked = ['REGISTRATIONS', 'REGISTERED_PERSONS'];

/** What was read of a measure, and whom it counts. */
export interface ReadMeasure {
  name: string;
  read: ReadTable[];
  clients: Client[];
}

export async function readMeasures({ hub, people }: HubOfPeople): Promise<[ReadMeasure, ReadMeasure]> {
  const ask = hub.as('dashboard', 'DASHBOARD');
  const [flow, persons] = attacked as [string, string];
  return [
    { name: 'the API, registrations', read: await readFlow(ask, flow), clients: registrationsOf(people) },
    { name: 'the API, persons', read: await readPersons(ask, persons), clients: personsOf(people) },
  ];
}

/** People who left, once each, by where they went: a measure of persons with categories. */
export async function readLeavers({ hub, people }: HubOfPeople): Promise<ReadMeasure> {
  const read = await readPersons(hub.as('dashboard', 'DASHBOARD'), 'OUTFLOW');
  const clients = people.filter(({ destination }) => destination !== undefined);
  return { name: 'the API, people who left, by where they went', read, clients };
}

/** How many cells of what was read are withheld: what stands in them is attacked too. */
export const withheldIn = (read: readonly ReadTable[]): number =>
  read.flatMap(({ cells }) => cells).filter(({ upper }) => upper === Infinity).length;

export const stockAsRead = ({ people, year }: StockRead): ReadMeasure => ({
  ...{ name: 'the API, people in a facility', read: year },
  clients: thereAt(people, '2026-01-01'),
});

/** It gets the region exact, and subtracts nothing from it. */
const central = 'GM0505';

const partiesOf = (clients: readonly Client[], axis: string, but?: string) =>
  [...new Set(clients.map(({ values }) => values[axis]!))]
    .filter((code) => !['UNKNOWN', 'ELSEWHERE', but].includes(code))
    .map(
      (code) =>
        ({ values }: Client): boolean =>
          values[axis] === code,
    );

/** What tables say together, to anybody and to partners who know their own clients with all that is true of them. */
export async function attackTables(
  { name, read, clients }: ReadMeasure,
  thorough: boolean,
): Promise<Figure[]> {
  const publisher = asRead(name, read);
  const differing = differingSums(read);
  const providers = partiesOf(clients, 'PROVIDER');
  const municipalities = partiesOf(clients, 'MUNICIPALITY', central);
  return [
    {
      ...{ attack: 'sums that differ between tables', publisher: name, over: `${read.length} tables` },
      figure: `${differing} differing sums`,
      rule: '0 differing sums',
      passed: differing === 0,
    },
    await differences(publisher, clients),
    await linkedBounds(publisher, clients),
    await collusion(publisher, clients, providers.slice(0, thorough ? undefined : 2), 'a provider'),
    ...(thorough ? [await collusion(publisher, clients, twoOf(providers), 'two providers')] : []),
    await collusion(publisher, clients, municipalities.slice(0, thorough ? undefined : 2), 'a municipality'),
  ];
}

const partnersOf = async (hub: TestHub, role: 'CARE_PROVIDER' | 'MUNICIPALITY'): Promise<Partner[]> => {
  const axis = role === 'CARE_PROVIDER' ? 'PROVIDER' : 'MUNICIPALITY';
  const { rows } = await hub.database.owner.query<{ id: string; code: string }>(
    axis === 'PROVIDER'
      ? `select partner_id as id, partner_id as code from hub.partner_role where role = 'CARE_PROVIDER' order by 1`
      : `select r.partner_id as id, min(w.municipality_id) as code from hub.partner_role r
         join hub.working_area w on w.partner_id = r.partner_id
         where r.role = 'MUNICIPALITY' group by 1 having count(*) = 1 order by 1`,
  );
  return rows.map(({ id, code }) => ({
    ask: hub.as(id, role),
    isOwn: ({ values }) => values[axis] === code,
  }));
};

/** Partners with their own exact figures, as they are answered to them. */
export async function attackWithOwn(
  { hub }: HubOfPeople,
  { read, clients }: ReadMeasure,
  thorough: boolean,
): Promise<Figure[]> {
  const some = <T>(all: T[]): T[] => all.slice(0, thorough ? undefined : 2);
  const providers = some(await partnersOf(hub, 'CARE_PROVIDER'));
  const municipalities = some(await partnersOf(hub, 'MUNICIPALITY'));
  return [
    ...(await ownTakenAway('care providers', providers, read, clients)),
    ...(await ownTakenAway('municipalities', municipalities, read, clients)),
    await providerWithMunicipality([providers, municipalities], read, clients),
  ];
}

/** What periods say of one another, and what measures do. */
export async function attackBeside({ hub, people }: HubOfPeople): Promise<Figure[]> {
  const ask = hub.as('dashboard', 'DASHBOARD');
  const [events, persons] = attacked as [string, string];
  const half = halves[0];
  const inHalf = [`${half.slice(0, 4)}-Q1`, `${half.slice(0, 4)}-Q2`];
  const all = registrationsOf(people);
  const some = all.filter(({ values }) => inHalf.includes(values.PART!));
  const held = { persons, events };
  return [
    await nestedPeriods(ask, persons, people),
    await measuresBeside(ask, {
      ...{ ...held, periodKind: 'YEAR', period: year },
      counted: { persons: people, events: all },
    }),
    await measuresBeside(ask, {
      ...{ ...held, periodKind: 'HALF_YEAR', period: half },
      counted: { persons: registeredIn(people, half), events: some },
    }),
  ];
}

/** The base cube over five dimensions: with all causes it would have too many cells to search. */
export function attackCube({ name, read, clients }: ReadMeasure): Promise<Figure[]> {
  const axes = ['MUNICIPALITY', 'PROVIDER', 'TARGET_GROUP', 'AGE_BAND', 'PART'];
  const tables = read.filter((table) => table.axes.every((axis) => axes.includes(axis)));
  return baseCube(asRead(name, tables), clients);
}

/** Of as many people each. */
export const attackAverages = (name: string, size: number, of: readonly ReadMeasure[]): Figure => {
  const published: Published[] = of.map(({ read, clients }) => ({ taken: [...read], clients }));
  return averagingOf(name, `${of.length} publications, N = ${size}`, published);
};
