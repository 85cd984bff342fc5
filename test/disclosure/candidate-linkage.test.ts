import fc from 'fast-check';
import * as factories from '../../seeds/factories';
import { insert, type TableRow } from '../../seeds/insert';
import {
  attributeNames,
  countOf,
  nameOf,
  valuesOf,
  type Attribute,
  type Combination,
  type Shown,
  type TrueCandidate,
  type Values,
} from '../../src/disclosure/candidate-values';
import { publishAgain } from '../setup/publish';
import { startTestHub, type TestHub } from '../setup/test-hub';
import { trueCandidate } from './candidates';
import { combinationsOf, readList, shownOf, type Edge, type Node } from './candidate-list';
import { LinkageReport } from './linkage-figures';
import { added, linkage, linkageOfChange, smallChanges, tally, type Risk } from './candidate-attacks';

// The attack on the list of candidates, on what the hub answers to one housing association.

let hub: TestHub;
beforeAll(async () => (hub = await startTestHub()));
afterAll(() => hub.stop());

const report = new LinkageReport('the list of move-on candidates, to one housing association', 0.2);
afterAll(() => report.write('the candidates', introduction));

const market = 'DRECHTSTEDEN';
const ask = (query: string, variables?: object) =>
  hub.as('trivire', 'HOUSING_ASSOCIATION')(query, variables as Record<string, unknown>);

const read = (orderBy = 'PERIOD_ASC', partner = 'trivire'): Promise<Edge[]> =>
  readList(hub.as(partner, 'HOUSING_ASSOCIATION'), orderBy);

/** What is true of everybody who is on the list, or should be. */
async function truth(): Promise<Map<string, Values>> {
  const { rows } = await hub.database.owner.query<TrueCandidate & { trajectory: string }>(
    `select trajectory_id as trajectory, expected_half_year as "halfYear", expected_quarter as quarter,
       kind_of_dwelling as "kindOfDwelling", min_rooms as rooms, n.accessibility,
       guidance_arranged as "guidanceArranged",
       (select min(municipality_id) from hub.housing_area where need_id = n.id and wish = 'PREFERRED'
        having count(*) = 1) as municipality
     from hub.housing_need n join hub.trajectory t on t.id = trajectory_id
     where n.housing_market = $1 and phase = 'MOVE_ON_READY'`,
    [market],
  );
  return new Map(rows.map(({ trajectory, ...candidate }) => [trajectory, valuesOf(candidate)]));
}

const knows = 'three facts and the month are known, or everything';

describe('who knows three facts of somebody and the month in which a home is needed', () => {
  it('finds nobody in the list, with a chance of at most one in five', async () => {
    const people = [...(await truth()).values()];
    const list = combinationsOf(await read());
    const over = `${people.length} candidates in ${list.length} combinations`;
    expect(countOf(list)).toBe(people.length);
    expect(report.failures(report.linkage(`one list: ${knows}`, over, linkage(list, people)))).toEqual([]);
    tellUtility(list);
  });

  it('would find people if the list showed what is true', async () => {
    const people = [...(await truth()).values()];
    const risk = linkage(
      people.map((shown) => ({ shown, count: 1 })),
      people,
    );
    const found = report.linkage(`one list: ${knows}`, `${people.length} candidates`, risk);
    expect(report.isRed('a list that shows what is true', found)).toBe(true);
  });
});

describe('the filters', () => {
  const counts = `query (${inTurn((i) => `$f${i}: MoveOnCandidateFilter`)}) {
    ${inTurn((i) => `a${i}: moveOnCandidates(filter: $f${i}) { totalCount }`)}
  }`;
  function inTurn(text: (i: number) => string): string {
    return Array.from({ length: 10 }, (_, i) => text(i)).join(' ');
  }

  async function totals(filters: Shown[]): Promise<number[]> {
    const found: number[] = [];
    for (let start = 0; start < filters.length; start += 10) {
      const part = filters.slice(start, start + 10);
      const given = part.map((shown, i) => [`f${i}`, mapped(shown, (value) => [value])]);
      const { data } = await ask(counts, Object.fromEntries(given));
      found.push(...part.map((_, i): number => data[`a${i}`].totalCount));
    }
    return found;
  }
  const mapped = (shown: Shown, change: (value: unknown) => unknown) =>
    Object.fromEntries(Object.entries(shown).map(([name, value]) => [name, change(value)]));

  /** What up to three values of a record ask; a filter cannot ask for what is not known. */
  const askable = (all: Shown): Shown[] => {
    const names = attributeNames.filter((name) => name in all && all[name] !== null);
    const of = (...some: Attribute[]) => Object.fromEntries(some.map((name) => [name, all[name]]));
    return names.flatMap((a, i) => [
      of(a),
      ...names.slice(i + 1).flatMap((b, j) => [of(a, b), ...names.slice(i + j + 2).map((c) => of(a, b, c))]),
    ]);
  };

  it('find what shows the values, which is nobody or five at least', async () => {
    const list = combinationsOf(await read());
    const distinct = new Map(list.flatMap(({ shown }) => askable(shown)).map((each) => [nameOf(each), each]));
    const filters = [...distinct.values()];
    const shows = (shown: Shown, filter: Shown) =>
      Object.entries(filter).every(([name, value]) => shown[name as Attribute] === value);
    const expected = filters.map((filter) => countOf(list.filter(({ shown }) => shows(shown, filter))));
    expect(await totals(filters)).toEqual(expected);
    const few = expected.filter((count) => count < 5).length;
    const attack = 'filters and totalCount: up to three values that are shown find fewer than five';
    expect(report.failures(report.leaks(attack, `${filters.length} filters`, few))).toEqual([]);
  });

  it('find nobody by what is true and not shown', async () => {
    const list = combinationsOf(await read());
    const shown = new Set(list.flatMap((each) => askable(each.shown)).map(nameOf));
    const hidden = new Map(
      [...(await truth()).values()]
        .flatMap(askable)
        .filter((filter) => !shown.has(nameOf(filter)))
        .map((filter) => [nameOf(filter), filter]),
    );
    const some = [...hidden.values()].filter((_, i) => i % 5 === 0);
    expect(some.length).toBeGreaterThan(100);
    const found = (await totals(some)).filter((count) => count > 0).length;
    const attack = 'filters and totalCount: up to three values that are true and not shown find anybody';
    expect(report.failures(report.leaks(attack, `${some.length} filters`, found))).toEqual([]);
  });
});

describe('order, cursors and counts', () => {
  it.each(['PERIOD_ASC', 'PERIOD_DESC', 'MUNICIPALITY_ASC', 'MUNICIPALITY_DESC'])(
    'say in %s what is shown, and the handle, and nothing else',
    async (orderBy) => {
      const edges = await read(orderBy);
      const byCombination = new Map<string, string>();
      const telling = edges.filter(({ cursor, node }) => {
        const [order, place, handle, ...more] = JSON.parse(
          Buffer.from(cursor, 'base64url').toString(),
        ) as string[];
        const name = nameOf(shownOf(node));
        const isKnown = (byCombination.get(name) ?? place) === place;
        byCombination.set(name, place!);
        const id = Buffer.from(node.id, 'base64url').toString();
        return order !== orderBy || id !== `MoveOnCandidate:${handle}` || !isKnown || more.length > 0;
      });
      const attack = `order and cursors, ${orderBy}: a cursor or place that depends on more than is shown`;
      expect(report.failures(report.leaks(attack, `${edges.length} cursors`, telling.length))).toEqual([]);
    },
  );

  it('are the same for another association, under handles that have nothing in common', async () => {
    const [mine, theirs] = [await read(), await read('PERIOD_ASC', 'woonkracht10')];
    const shown = (edges: Edge[]) => edges.map(({ node }) => nameOf(shownOf(node)));
    expect(shown(theirs)).toEqual(shown(mine));
    const handles = new Set(mine.map(({ node }) => node.id));
    const same = theirs.filter(({ node }) => handles.has(node.id)).length;
    const attack = 'two associations join their lists by handles';
    expect(
      report.failures(report.leaks(attack, `${mine.length} and ${theirs.length} records`, same)),
    ).toEqual([]);
  });

  it('hold in the demand no more than the list does', async () => {
    const { data } =
      await ask(`{ housingDemand { municipality { code } year halfYear kindOfDwelling candidates
      withheld { field } } }`);
    const demand = data.housingDemand.map((line: Node & { candidates: number }) => [
      nameOf(partOf(shownOf(line))),
      line.candidates,
    ]);
    const list = combinationsOf(await read()).map(({ shown, count }) => ({ shown: partOf(shown), count }));
    expect(demand.sort()).toEqual([...tally(list)].map(([name, { count }]) => [name, count]).sort());
  });

  const partOf = (shown: Shown): Shown =>
    Object.fromEntries(
      (['municipality', 'year', 'halfYear', 'kindOfDwelling'] as const).flatMap((name) =>
        name in shown ? [[name, shown[name]]] : [],
      ),
    );
});

describe('the lists of several weeks', () => {
  const turnover = fc.record({
    came: fc.array(trueCandidate, { minLength: 1, maxLength: 4 }),
    leave: fc.array(fc.nat(), { minLength: 1, maxLength: 4 }),
  });

  async function come(candidate: TrueCandidate): Promise<void> {
    const { owner } = hub.database;
    const client = factories.client();
    const trajectory = factories.trajectory({ client_id: client.id, phase: 'MOVE_ON_READY' });
    const need = factories.housingNeed(trajectory, columnsOf(candidate));
    await insert(owner, 'hub.client', [client]);
    await insert(owner, 'hub.trajectory', [trajectory]);
    await insert(owner, 'hub.housing_need', [need]);
    if (candidate.municipality)
      await insert(owner, 'hub.housing_area', [
        factories.housingArea(need, { municipality_id: candidate.municipality }),
      ]);
  }

  const columnsOf = (candidate: TrueCandidate): TableRow => ({
    expected_half_year: candidate.halfYear,
    kind_of_dwelling: candidate.kindOfDwelling,
    min_rooms: candidate.rooms,
    accessibility: candidate.accessibility,
    guidance_arranged: candidate.guidanceArranged,
  });

  const leave = (trajectory: string) =>
    hub.database.owner.query(`update hub.trajectory set phase = 'HOUSED' where id = $1`, [trajectory]);

  it('tell nobody who came and who left between them', async () => {
    const changes = fc.sample(turnover, { numRuns: 12, seed: 20261116 });
    let before = await read();
    let changed = 0;
    const inList: Risk[] = [];
    const inChange: Risk[] = [];
    for (const { came, leave: leaving } of changes) {
      const people = [...(await truth())];
      const left = leaving.map((at) => people[at % people.length]!);
      for (const [trajectory] of left) await leave(trajectory);
      for (const candidate of came) await come(candidate);
      await publishAgain(hub.database);
      const after = await read();
      const lists = [combinationsOf(before), combinationsOf(after)] as const;
      expect(smallChanges(...lists)).toEqual([]);
      inList.push(linkage(lists[1], [...(await truth()).values()]));
      const moved = { came: came.map(valuesOf), left: left.map(([, values]) => values) };
      inChange.push(linkageOfChange(lists, moved));
      const handles = new Set(before.map(({ node }) => node.id));
      expect(after.filter(({ node }) => handles.has(node.id))).toEqual([]);
      changed += countOf(added(...lists));
      before = after;
    }
    expect(changed).toBeGreaterThan(0);
    const over = `${changes.length} weeks, ${before.length} candidates at the end`;
    const found = [
      report.linkage(`the lists of several weeks, each by itself: ${knows}`, over, worstOf(inList)),
      report.linkage(`two weeks' lists subtracted, who came and who left: ${knows}`, over, worstOf(inChange)),
    ];
    expect(report.failures(...found)).toEqual([]);
  });

  const worstOf = (risks: readonly Risk[]): Risk => ({
    uniques: risks.reduce((sum, { uniques }) => sum + uniques, 0),
    highest: Math.max(...risks.map(({ highest }) => highest)),
  });
});

/** For whoever reads the output: how much of the seeded population the list shows. It is no requirement. */
function tellUtility(list: readonly Combination[]): void {
  const all = countOf(list);
  const shares = attributeNames.map((name) => {
    const shown = countOf(list.filter(({ shown }) => name in shown));
    return `${name} ${Math.round((100 * shown) / all)} %`;
  });
  process.stderr.write(`Of ${all} records in ${list.length} combinations are shown: ${shares.join(', ')}\n`);
}

const introduction = `## Linkage on the lists of move-on candidates

What the hub answers to one housing association, over HTTP, about made-up people: the list of a week, filters, orders, cursors, counts, and the lists of twelve
weeks in which people come and leave. A *unique* is a record that is the only one that can be somebody's. *Risk* is the highest chance to point at the right record.`;
