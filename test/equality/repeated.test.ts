import fc from 'fast-check';
import { toGlobalId } from '../../src/graphql/global-id';
import { roleSchema } from '../../src/graphql/role-schema';
import type { Caller } from '../../src/identity/caller';
import { buildWholeSchema } from '../../src/schema';
import { callerAs, otherCallerAs } from './callers';
import { askSame } from './check';
import { readCursors, type Cursors } from './cursors';
import { startHubs, type Hubs } from './hubs';
import { readPools, type Pools } from './pools';
import { Values } from './values';
import { argumentPlaces, type ArgumentPlace } from './ways';

const whole = buildWholeSchema();
const schema = roleSchema(whole, 'CENTRAL_MUNICIPALITY');

let hubs: Hubs;
let pools: Pools;
let cursors: Cursors;
beforeAll(async () => {
  hubs = await startHubs();
  pools = await readPools(hubs.database.ownerUrl, whole);
  cursors = await readCursors(schema, 'CENTRAL_MUNICIPALITY', hubs.generic, pools);
});
afterAll(() => hubs.stop());

const central = callerAs('CENTRAL_MUNICIPALITY');
const provider = callerAs('CARE_PROVIDER');
const id = toGlobalId('Facility', 'added-1');

const page = `query ($first: Int, $after: String, $last: Int, $before: String, $orderBy: FacilityOrder) {
  facilities(first: $first, after: $after, last: $last, before: $before, orderBy: $orderBy) {
    edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;
const filtered = `query ($filter: FacilityFilter, $product: [String!], $slug: String = "yulius") {
  facilities(filter: $filter) { totalCount nodes { id } }
  agenda(first: 3, filter: { product: $product }) { totalCount nodes { id } }
  partners(filter: { slug: ["antes", $slug] }) { nodes { name } } }`;
const switched = `query ($a: Boolean!, $b: Boolean = true) {
  products @include(if: $a) { name ... @skip(if: $b) { id origin: addedBy } } viewer { role @include(if: $a) partner { slug } } }`;

const cursor = (order: string) => Buffer.from(JSON.stringify([order, 'M', 'm'])).toString('base64url');

const values: Array<[what: string, query: string, variables: Array<Record<string, unknown>>]> = [
  [
    'other days',
    'query ($day: LocalDate) { facilities(first: 30) { nodes { places(asOf: $day) { total since } occupancy(asOf: $day) { occupied } } } }',
    [
      { day: '2020-06-01' },
      { day: '2024-02-29' },
      { day: '2099-06-01' },
      { day: null },
      {},
      { day: '1999-01-01' },
    ],
  ],
  [
    'other pages and orders',
    page,
    [
      { first: 2 },
      { first: 3 },
      { first: 2, after: cursor('NAME_ASC') },
      { last: 2 },
      { last: 2, before: cursor('NAME_ASC') },
      { first: 2, orderBy: 'NAME_DESC' },
      { first: 2, after: cursor('NAME_DESC'), orderBy: 'NAME_DESC' },
      { first: 2, after: null, last: null },
      {},
    ],
  ],
  [
    'other filters',
    filtered,
    [
      { filter: { municipality: ['GM0505'] } },
      { filter: { municipality: ['GM0610', 'GM0512'], operator: ['yulius'] }, slug: 'asvz' },
      { filter: { municipality: [] }, product: [] },
      { filter: { operator: 'antes' }, product: ['sheltered-housing'] },
      { filter: null, product: null },
      {},
    ],
  ],
  ['other conditions', switched, [{ a: true }, { a: false }, { a: true, b: false }, { a: false, b: false }]],
  [
    'other ids',
    'query ($id: ID!) { node(id: $id) { __typename id ... on Facility { name } ... on Partner { name slug } } }',
    [
      { id },
      { id: toGlobalId('Facility', 'added-2') },
      { id: toGlobalId('Partner', 'yulius') },
      { id: 'x' },
      { id },
    ],
  ],
];

const whoAmI =
  '{ viewer { role partner { name facilities(first: 3) { nodes { name occupancy { free } withheld { field } } } } } }';

describe('a document that is sent again gets the same answer both ways', () => {
  it.each(values)('with %s', async (_what, query, all) => {
    const bodies = new Set<string>();
    for (const variables of [...all, ...all])
      bodies.add((await askSame(hubs, central, { query, variables })).body);
    expect(bodies.size).toBeGreaterThan(all.length / 2);
  });

  it.each(argumentPlaces(schema))('with other values of $argument.name of $field', async (place) => {
    const bodies = new Set<string>();
    for (const value of valuesFor(place)) {
      const { body } = await askSame(hubs, central, { query: place.query, variables: { value } });
      expect(body).not.toContain('"errors"');
      bodies.add(body);
    }
    expect(bodies.size).toBeGreaterThan(1);
  });

  it('from another partner', async () => {
    const bodies = new Set<string>();
    const callers: Caller[] = [provider, otherCallerAs('CARE_PROVIDER')];
    for (const caller of [...callers, ...callers])
      bodies.add((await askSame(hubs, caller, { query: whoAmI })).body);
    expect(bodies.size).toBe(2);
  });
});

/** Some values that fit an argument, the first one again at the end. */
function valuesFor({ field, order, argument }: ArgumentPlace): unknown[] {
  const pages: Record<string, unknown[]> = { first: [1, 2, 3, 1], last: [1, 2, 3, 1] };
  const known = cursors.get(field);
  if (known && argument.name in pages) return pages[argument.name]!;
  if (known && ['after', 'before'].includes(argument.name)) {
    const own = known.get(order)!;
    return [own[1], own[3], own[5], own[1]];
  }
  const some = fc.sample(new Values(pools).known(argument), { numRuns: 40, seed: 1 });
  const different = [...new Map(some.map((value) => [JSON.stringify(value), value])).values()].slice(0, 8);
  return [...different, different[0]];
}
