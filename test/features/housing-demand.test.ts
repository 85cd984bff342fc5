import { startTestHub, type TestHub } from '../setup/test-hub';

let hub: TestHub;
beforeAll(async () => (hub = await startTestHub()));
afterAll(() => hub.stop());

const ask = `query ($filter: HousingDemandFilter) {
  housingDemand(filter: $filter) {
    housingMarket municipality { code } year halfYear kindOfDwelling candidates withheld { field reason }
  }
}`;
interface Line {
  housingMarket: string;
  municipality: { code: string } | null;
  halfYear: string | null;
  kindOfDwelling: string | null;
  candidates: number;
  withheld: Array<{ field: string }>;
}

const asked = async (partner: string, role: 'HOUSING_ASSOCIATION' | 'CENTRAL_MUNICIPALITY', filter = {}) =>
  (await hub.as(partner, role)(ask, { filter })).data.housingDemand as Line[];
const sum = (lines: Line[]) => lines.reduce((total, { candidates }) => total + candidates, 0);

describe('the demand for homes', () => {
  it('counts everybody on the lists once, five at least together', async () => {
    const lines = await asked('dordrecht', 'CENTRAL_MUNICIPALITY');
    const { data } = await hub.as('dordrecht', 'CENTRAL_MUNICIPALITY')('{ moveOnCandidates { totalCount } }');
    expect(sum(lines)).toBe(data.moveOnCandidates.totalCount);
    expect(Math.min(...lines.map(({ candidates }) => candidates))).toBeGreaterThanOrEqual(5);
  });

  it('is shown to an association for its own housing market only', async () => {
    const markets = (lines: Line[]) => [...new Set(lines.map(({ housingMarket }) => housingMarket))];
    expect(markets(await asked('trivire', 'HOUSING_ASSOCIATION'))).toEqual(['DRECHTSTEDEN']);
    expect(markets(await asked('dordrecht', 'CENTRAL_MUNICIPALITY')).sort()).toEqual([
      'ALBLASSERWAARD',
      'DRECHTSTEDEN',
    ]);
    expect(await asked('livable', 'HOUSING_ASSOCIATION')).toEqual([]);
  });

  it.each([
    [{ municipality: ['GM0505'] }, ({ municipality }: Line) => municipality?.code === 'GM0505'],
    [{ halfYear: ['2027-H1'] }, ({ halfYear }: Line) => halfYear === '2027-H1'],
    [
      { kindOfDwelling: ['INDEPENDENT_DWELLING'] },
      ({ kindOfDwelling }: Line) => kindOfDwelling === 'INDEPENDENT_DWELLING',
    ],
  ])('is filtered by what it shows: %j', async (filter, shows) => {
    const all = await asked('trivire', 'HOUSING_ASSOCIATION');
    const found = await asked('trivire', 'HOUSING_ASSOCIATION', filter);
    expect(found).toEqual(all.filter(shows));
    expect(found.length).toBeGreaterThan(0);
  });

  it('says what it withholds', async () => {
    for (const { withheld, ...line } of await asked('dordrecht', 'CENTRAL_MUNICIPALITY'))
      for (const { field } of withheld) expect(line[field as keyof typeof line]).toBeNull();
  });

  it.each(['CARE_PROVIDER', 'MUNICIPALITY', 'PROGRAMME_TEAM', 'DASHBOARD'] as const)(
    'is not in the schema of %s',
    async (role) => {
      const partners = {
        CARE_PROVIDER: 'yulius',
        MUNICIPALITY: 'sliedrecht',
        PROGRAMME_TEAM: 'programmateam',
        DASHBOARD: 'dashboard',
      };
      const { status } = await hub.as(partners[role], role)(ask);
      expect(status).toBe(400);
    },
  );
});
