import { startTestHub, type Ask, type TestHub } from '../setup/test-hub';
import { NominationAsks } from './nomination-asks';

let hub: TestHub;
let asks: NominationAsks;

beforeAll(async () => {
  hub = await startTestHub();
  asks = new NominationAsks(hub);
});
afterAll(() => hub.stop());

const provider = (partner: string) => hub.as(partner, 'CARE_PROVIDER');
const municipality = (partner: string) => hub.as(partner, 'MUNICIPALITY');
const association = (partner: string) => hub.as(partner, 'HOUSING_ASSOCIATION');

describe('what is overdue', () => {
  const overdue = '{ overdueNominations(first: 200) { totalCount nodes { id due overdue nextStep } } }';

  async function idsOverdue(ask: Ask): Promise<string[]> {
    const { data, errors } = await ask(overdue);
    expect(errors).toBeUndefined();
    const dues = data.overdueNominations.nodes.map(({ due }: { due: string }) => due);
    expect(dues).toEqual([...dues].sort());
    expect(data.overdueNominations.nodes.every((node: { overdue: boolean }) => node.overdue)).toBe(true);
    return data.overdueNominations.nodes.map(({ id }: { id: string }) => id);
  }

  it('is told to those whom the nomination concerns, and to nobody else', async () => {
    const id = await asks.newNomination({}, { municipality_id: 'GM0610' });
    await asks.goTo('assignNomination', id);
    for (const ask of [asks.coordinator, asks.trivire, provider('yulius'), municipality('sliedrecht')])
      expect(await idsOverdue(ask)).toContain(id);
    for (const ask of [association('woonbron'), provider('timon'), municipality('zwijndrecht')])
      expect(await idsOverdue(ask)).not.toContain(id);
    await asks.step(asks.coordinator, 'withdrawNomination', id);
    expect(await idsOverdue(asks.coordinator)).not.toContain(id);
  });

  it('is not what is due today', async () => {
    const id = await asks.newNomination();
    const setDue = (days: number) =>
      hub.database.owner.query(
        `update hub.nomination set due_on = current_date + $2::integer where id::text = $1`,
        [Buffer.from(id, 'base64url').toString().replace('Nomination:', ''), days],
      );
    await setDue(0);
    expect(await idsOverdue(asks.coordinator)).not.toContain(id);
    expect(await asks.see(asks.coordinator, id)).toMatchObject({ overdue: false });
    await setDue(-1);
    expect(await idsOverdue(asks.coordinator)).toContain(id);
  });

  it('rests on deadlines that name their source, and say what is assumed', async () => {
    const { data } = await hub.as(
      'dashboard',
      'DASHBOARD',
    )('{ nominationDeadlines { state nextStep countsFrom days source assumed } }');
    expect(data.nominationDeadlines).toHaveLength(9);
    expect(data.nominationDeadlines).toContainEqual({
      ...{ state: 'ASSESSED', nextStep: 'DECIDED', countsFrom: 'SUBMISSION', days: 56, assumed: false },
      source: expect.stringContaining('artikel 4:13'),
    });
  });
});
