import { roles } from '../../src/identity/role';
import { callerAs } from '../equality/callers';
import { startTestHub, type Ask, type TestHub } from '../setup/test-hub';
import { NominationAsks } from './nomination-asks';

let hub: TestHub;
let asks: NominationAsks;

beforeAll(async () => {
  hub = await startTestHub();
  asks = new NominationAsks(hub);
});
afterAll(() => hub.stop());

interface Line {
  municipality: { code: string };
  halfYear: string;
  kindOfDwelling: string;
  available: number;
  nominated: number;
}

async function supply(ask: Ask, filter: object = {}): Promise<Line[]> {
  const { data, errors } = await ask(
    `query ($filter: DwellingSupplyFilter) { dwellingSupply(filter: $filter) {
       housingMarket municipality { code } halfYear kindOfDwelling available nominated } }`,
    { filter },
  );
  expect(errors).toBeUndefined();
  return data.dwellingSupply;
}

const inSliedrecht = { municipality: ['GM0610'], halfYear: ['2031-H1'] };
const there = { municipality_id: 'GM0610', available_from: '2031-06-30' };

describe('the supply of dwellings', () => {
  it('is told whole to those in charge, and to an association as far as it is its own', async () => {
    await asks.newDwelling(there);
    await asks.newDwelling({ ...there, state: 'NOMINATED' });
    await asks.newDwelling({ ...there, state: 'WITHDRAWN' });
    await asks.newDwelling({ ...there, association_id: 'woonbron' });
    await asks.newDwelling({ ...there, available_from: '2031-07-01' });
    const line = {
      ...{ housingMarket: 'DRECHTSTEDEN', municipality: { code: 'GM0610' }, halfYear: '2031-H1' },
      kindOfDwelling: 'INDEPENDENT_DWELLING',
    };
    for (const ask of [asks.central, asks.coordinator])
      expect(await supply(ask, inSliedrecht)).toEqual([{ ...line, available: 2, nominated: 1 }]);
    expect(await supply(asks.trivire, inSliedrecht)).toEqual([{ ...line, available: 1, nominated: 1 }]);
    const woonbron = hub.as('woonbron', 'HOUSING_ASSOCIATION');
    expect(await supply(woonbron, inSliedrecht)).toEqual([{ ...line, available: 1, nominated: 0 }]);
    expect(await supply(hub.as('woonkracht10', 'HOUSING_ASSOCIATION'), inSliedrecht)).toEqual([]);
  });

  it('comes by period', async () => {
    const periods = (await supply(asks.central)).map(({ halfYear }) => halfYear);
    expect(periods).toEqual([...periods].sort());
  });
});

describe('beside the demand', () => {
  const demand = async (ask: Ask, field: string) => {
    const { data, errors } = await ask(
      `{ housingDemand { municipality { code } year halfYear kindOfDwelling ${field} } }`,
    );
    expect(errors).toBeUndefined();
    return data.housingDemand as Array<Partial<Line> & { year: number | null } & Record<string, number>>;
  };

  it.each([
    ['those in charge', () => asks.central, 'announced'],
    ['an association', () => asks.trivire, 'announcedByYou'],
  ])('stands for %s what fits the line', async (_, asking, field) => {
    const lines = await supply(asking(), { housingMarket: ['DRECHTSTEDEN'] });
    const shown = await demand(asking(), `${field} housingMarket`);
    for (const line of shown.filter(({ housingMarket }) => String(housingMarket) === 'DRECHTSTEDEN')) {
      const fitting = lines.filter(
        ({ municipality, halfYear, kindOfDwelling }) =>
          (!line.municipality || line.municipality.code === municipality.code) &&
          (!line.halfYear || line.halfYear === halfYear) &&
          (!line.year || halfYear.startsWith(String(line.year))) &&
          (!line.kindOfDwelling || line.kindOfDwelling === kindOfDwelling),
      );
      expect(line[field]).toBe(fitting.reduce((sum, { available }) => sum + available, 0));
    }
  });

  it('does not exist for an association what others announced', async () => {
    expect((await asks.trivire('{ housingDemand { announced } }')).status).toBe(400);
    expect((await asks.central('{ housingDemand { announcedByYou } }')).status).toBe(400);
  });
});

it('exists for who may ask it', async () => {
  const schema = '{ __schema { queryType { fields { name } } } }';
  const answers = await Promise.all(roles.map((role) => hub.as(callerAs(role).partnerId, role)(schema)));
  const found = roles.filter((_, i) =>
    answers[i]!.data.__schema.queryType.fields.some(
      ({ name }: { name: string }) => name === 'dwellingSupply',
    ),
  );
  expect(found).toEqual(['CENTRAL_MUNICIPALITY', 'HOUSING_ASSOCIATION', 'CASE_COORDINATOR']);
});
