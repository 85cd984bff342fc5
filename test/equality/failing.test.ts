import type { Role } from '../../src/identity/role';
import { toGlobalId } from '../../src/graphql/global-id';
import { callerAs } from './callers';
import { askBoth, askSame } from './check';
import { areEqual, isLeftToChance } from './compare';
import { startHubs, type Hubs } from './hubs';
import type { Request } from './print';

let hubs: Hubs;
beforeAll(async () => (hubs = await startHubs()));
afterAll(() => hubs.stop());

const anna = toGlobalId('Facility', 'added-0');

/** What goes wrong while an operation runs, and where its error ends up. */
const failures: Array<[what: string, request: Request]> = [
  ['a page of none in the root', { query: '{ a: facilities(first: 0) { totalCount } viewer { role } }' }],
  [
    'two root fields, the second shallower',
    {
      query:
        '{ municipalities { facilities(first: 0) { totalCount } } agenda(after: "nonsense") { totalCount } }',
    },
  ],
  [
    'a page of none below a list',
    { query: '{ municipalities { name facilities(first: 0) { totalCount } } }' },
  ],
  [
    'a page of none below a list that is empty',
    {
      query: '{ actionLines(numbers: []) { actions(first: 0) { totalCount } } }',
    },
  ],
  [
    'a page of none below objects that may be null',
    {
      query:
        '{ facilities(first: 20) { nodes { name operator { name facilities(first: 0) { totalCount } } } } }',
    },
  ],
  [
    'both pages of one parent',
    {
      query:
        '{ municipalities { agenda(first: 0) { totalCount } facilities(after: "nonsense") { totalCount } } }',
    },
  ],
  [
    'a cursor of another order',
    {
      query: `{ facilities(after: "${Buffer.from('["NAME_DESC","M","m"]').toString('base64url')}") { totalCount } }`,
    },
  ],
  [
    'a cursor whose key is no uuid',
    {
      query: `{ capacityMutations(orderBy: EFFECTIVE_ON_ASC, after: "${Buffer.from(
        '["EFFECTIVE_ON_ASC","2026-01-01","x"]',
      ).toString('base64url')}") { totalCount } }`,
    },
  ],
  [
    'a day of the year 0, which the database does not know',
    {
      query: `{ node(id: "${anna}") { ... on Facility { name places(asOf: "0000-01-01") { total } } } }`,
    },
  ],
  [
    'the same beside another field that would fail at it',
    {
      query: `query ($day: LocalDate) { capacity(asOf: $day) { overOccupied } overdueReports { totalCount } node(id: "${anna}") {
        ... on Facility { places(asOf: $day) { total } } } }`,
      variables: { day: '0000-01-01' },
    },
  ],
  [
    'a moment of that year',
    {
      query: 'query ($moment: KnownMoment) { capacity(knownAt: $moment) { overOccupied } }',
      variables: { moment: '0000-12-31T23:59:59Z' },
    },
  ],
  [
    'a character that a text cannot hold',
    {
      query: 'query ($name: String!) { partners(filter: { slug: [$name] }) { totalCount } }',
      variables: { name: '\u0000' },
    },
  ],
  [
    'the same in a list, beside what needs code and what is read',
    {
      query:
        'query ($some: [String!]) { viewer { role } dataQuality(provider: $some) { score } partners { totalCount } }',
      variables: { some: ['yulius', 'a\u0000b'] },
    },
  ],
  [
    'the same in the document',
    { query: '{ viewer { role } partners(filter: { slug: ["a\\u0000"] }) { totalCount } }' },
  ],
  [
    'null for an order',
    {
      query: 'query ($order: FacilityOrder = NAME_ASC) { facilities(orderBy: $order) { totalCount } }',
      variables: { order: null },
    },
  ],
  [
    'null in a filter',
    {
      query: 'query ($slug: String = "asvz") { partners(filter: { slug: ["antes", $slug] }) { totalCount } }',
      variables: { slug: null },
    },
  ],
  [
    'null for a condition',
    {
      query: 'query ($if: Boolean = true) { viewer { role partner { name @include(if: $if) } } }',
      variables: { if: null },
    },
  ],
  [
    'a value of the wrong type',
    {
      query: 'query ($first: Int) { facilities(first: $first) { totalCount } }',
      variables: { first: 'two' },
    },
  ],
  [
    'an operation that the document does not have',
    {
      query: 'query One { viewer { role } } query Two { viewer { role } }',
      operationName: 'Three',
    },
  ],
  [
    'a page of none beside what may be null',
    {
      query: `{ indicators(codes: ["night-shelter-nights-average", "night-shelter-registrations"]) {
        denominator { nl } values(first: 0) { totalCount } } }`,
    },
  ],
];

/** The same lists again and again in one answer: each statement is small, all that they deliver is not. */
const manyLists = (lists: number): string => {
  const again = Array.from(
    { length: lists },
    (_, i) => `a${i}: facilities(first: 200) { nodes { id } }`,
  ).join(' ');
  return `{ facilities(first: 200) { nodes { municipality { ${again} } } } }`;
};

describe('compiled and generic reads fail alike', () => {
  it.each(failures)('on %s', async (_what, request) => {
    await askSame(hubs, callerAs('CENTRAL_MUNICIPALITY'), request);
  });

  it('on more objects than an answer may hold, and on no fewer', async () => {
    const tooLarge = async (lists: number): Promise<boolean> => {
      const answers = await askBoth(hubs, callerAs('DASHBOARD'), { query: manyLists(lists) });
      expect(areEqual(...answers) || isLeftToChance(...answers)).toBe(true);
      return answers[0].body.includes('QUERY_TOO_LARGE');
    };
    const sizes = [20, 32, 45];
    const answers: boolean[] = [];
    for (const size of sizes) answers.push(await tooLarge(size));
    expect(new Set(answers)).toEqual(new Set([false, true]));
  });
});

/** Takes a table away from its readers in the database of this file, and gives it back. */
async function without(table: string, reader: string, work: () => Promise<void>): Promise<void> {
  const { owner } = hubs.database;
  await owner.query(`revoke select on ${table} from ${reader}`);
  try {
    await work();
  } finally {
    await owner.query(`grant select on ${table} to ${reader}`);
  }
}

const refusals: Array<[table: string, reader: string, role: Role, query: string]> = [
  ['hub.municipality', 'hub_everyone', 'DASHBOARD', '{ municipalities { name } }'],
  ['hub.document', 'hub_everyone', 'DASHBOARD', '{ municipalities { name document { title } } }'],
  [
    'hub.product',
    'hub_everyone',
    'DASHBOARD',
    '{ facilities(first: 3) { nodes { name product { name } } } }',
  ],
  [
    'hub.working_area',
    'hub_everyone',
    'MUNICIPALITY',
    '{ partners(first: 3) { nodes { name workingArea { validFrom } } } }',
  ],
  [
    'hub.facility_places',
    'hub_everyone',
    'PROGRAMME_TEAM',
    '{ facilities(first: 3) { nodes { name places { total } } } }',
  ],
  ['hub.need', 'hub_everyone', 'HOUSING_ASSOCIATION', '{ agenda(first: 2) { totalCount } }'],
  [
    'hub.facility_address',
    'hub_care_provider',
    'CARE_PROVIDER',
    '{ facilities(first: 3) { nodes { name address { street } } } }',
  ],
  [
    'hub.facility_address',
    'hub_municipality',
    'MUNICIPALITY',
    '{ facilities(first: 3) { nodes { name withheld { field } } } }',
  ],
  [
    'published.candidate',
    'hub_housing_association',
    'HOUSING_ASSOCIATION',
    '{ moveOnCandidates(first: 2) { totalCount nodes { halfYear } } }',
  ],
  [
    'hub.capacity_state',
    'hub_care_provider',
    'CARE_PROVIDER',
    '{ viewer { partner { name facilities { nodes { occupancy { free } } } } } }',
  ],
];

describe('when the database refuses', () => {
  it.each(refusals)('%s to %s, both ways tell %s the same: %s', async (table, reader, role, query) => {
    await without(table, reader, async () => {
      const { body } = await askSame(hubs, callerAs(role), { query });
      expect(body).toContain('INTERNAL_SERVER_ERROR');
      expect(body).not.toContain('permission');
    });
    const { body } = await askSame(hubs, callerAs(role), { query });
    expect(body).not.toContain('"errors"');
  });
});
