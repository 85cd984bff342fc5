import * as factories from '../../seeds/factories';
import { insert, type TableRow } from '../../seeds/insert';
import type { Role } from '../../src/identity/role';
import { startTestHub, type TestHub } from '../setup/test-hub';

const query = `query ($provider: [String!]) { dataQuality(provider: $provider) {
  provider { slug } score synthetic period { from to }
  parts { code name { nl en } value unit weight points reason explanation { nl en } } } }`;

interface Quality {
  provider: { slug: string };
  score: number | null;
  synthetic: boolean;
  period: { from: string; to: string };
  parts: Array<{ code: string; value: number | null; points: number | null; reason: string | null }>;
}

let hub: TestHub;

beforeAll(async () => {
  hub = await startTestHub();
  const { owner } = hub.database;
  const real = { synthetic: false, document_id: 'agenda-2021-2022' };
  await insert(owner, 'hub.facility', [
    factories.facility({ id: 'first', operator_id: 'yulius', ...real }),
    factories.facility({ id: 'second', operator_id: 'yulius', ...real }),
    factories.facility({ id: 'planned', operator_id: 'yulius', stated_status: 'PLANNED', ...real }),
  ]);
  await insert(owner, 'hub.capacity_mutation', [
    await line('first', { kind: 'OPENING', place_kind: 'REGULAR', number: 20 }, { daysAgo: 60 }),
    await line('first', count(10), { daysAgo: 40, delay: 2 }),
    await line('first', count(12), { daysAgo: 4, delay: 4 }),
    await line('second', { kind: 'OPENING', place_kind: 'REGULAR', number: 10 }, { daysAgo: 60, delay: 6 }),
    // Neither of these says how late a report is: announced ahead, and 'nothing changed'.
    await line(
      'second',
      { kind: 'EXPANSION', place_kind: 'REGULAR', number: 1 },
      { daysAgo: -10, delay: -30 },
    ),
    await line('second', { kind: 'CONFIRMATION' }, { daysAgo: 20 }),
  ]);
  // Three came to the first house and none left. Antes guides two of them: Yulius does not see their stays.
  for (const [provider, daysAgo] of [
    ['yulius', 30],
    ['antes', 20],
    ['antes', 10],
  ] as const)
    await addStay({ facility: 'first', provider, startedAgo: daysAgo });
});
afterAll(() => hub.stop());

async function dayAgo(days: number): Promise<string> {
  const { rows } = await hub.database.owner.query('select (current_date - $1::integer)::text as day', [days]);
  return rows[0].day;
}

const count = (number: number) => ({ kind: 'OCCUPANCY_COUNT', number });

/** A line of Yulius that took effect some days ago and was reported some days after that. */
async function line(
  facility: string,
  given: TableRow,
  { daysAgo, delay = 0 }: { daysAgo: number; delay?: number },
): Promise<TableRow> {
  return factories.capacityMutation({
    facility_id: facility,
    reporter_id: 'yulius',
    effective_on: await dayAgo(daysAgo),
    reported_at: `${await dayAgo(daysAgo - delay)}T10:00:00+01:00`,
    synthetic: false,
    ...given,
  });
}

interface Stay {
  facility: string;
  provider: string;
  startedAgo: number;
  endedAgo?: number;
  synthetic?: boolean;
}

async function addStay({ facility, provider, startedAgo, endedAgo, synthetic = false }: Stay): Promise<void> {
  const client = factories.client({ synthetic });
  const trajectory = factories.trajectory({ client_id: client.id, provider_id: provider, synthetic });
  const { owner } = hub.database;
  await insert(owner, 'hub.client', [client]);
  await insert(owner, 'hub.trajectory', [trajectory]);
  await insert(owner, 'hub.stay', [
    factories.stay(trajectory, {
      facility_id: facility,
      started_on: await dayAgo(startedAgo),
      ended_on: endedAgo === undefined ? null : await dayAgo(endedAgo),
      synthetic,
    }),
  ]);
}

async function ask(partner: string, role: Role, provider: string[] | null = null): Promise<Quality[]> {
  const { data, errors } = await hub.as(partner, role)(query, { provider });
  expect(errors).toBeUndefined();
  return data.dataQuality;
}

const own = async (): Promise<Quality> => (await ask('yulius', 'CARE_PROVIDER'))[0]!;
const partOf = ({ parts }: Quality, code: string) => parts.find((part) => part.code === code)!;

describe('data quality', () => {
  it('is told to a provider of itself, part by part', async () => {
    const quality = await own();
    expect(quality).toMatchObject({ provider: { slug: 'yulius' }, synthetic: false });
    expect(quality.period).toEqual({ from: await dayAgo(89), to: await dayAgo(0) });
    // Delays of 0, 2, 4 and 6 days; the second house has no count and its report is overdue; 10 + 3 is one more than 12.
    expect(quality.parts.map(({ code, value, points, reason }) => [code, value, points, reason])).toEqual([
      ['DELAY', 3, 86, null],
      ['COMPLETENESS', 50, 50, null],
      ['OVERDUE', 50, 50, null],
      ['BALANCE', 7.7, 23, null],
      ['FINDINGS_UNCONFIRMED', 0, 100, null],
    ]);
    expect(quality.score).toBe(Math.round((25 * 86 + 25 * 50 + 25 * 50 + 15 * 23 + 10 * 100) / 100));
    expect(partOf(quality, 'BALANCE')).toMatchObject({
      unit: 'PERCENT',
      weight: 15,
      name: { nl: 'balans van tellingen en verblijven' },
      explanation: {
        nl: 'In 0 van de 1 vergeleken voorzieningen sluiten tellingen en verblijven op elkaar aan; het verschil is 1 op 13 mensen.',
      },
    });
  });

  it.each<[string, Role]>([
    ['dordrecht', 'CENTRAL_MUNICIPALITY'],
    ['sociale-dienst-drechtsteden', 'CASE_COORDINATOR'],
  ])('is the same for %s (%s), also where the provider does not see every stay', async (partner, role) => {
    expect(await ask(partner, role, ['yulius'])).toEqual([await own()]);
  });

  it('is told to those in charge of every provider that runs a facility', async () => {
    const all = await ask('dordrecht', 'CENTRAL_MUNICIPALITY');
    expect(all.map(({ provider }) => provider.slug)).toEqual(['leger-des-heils', 'timon', 'yulius']);
    expect(await ask('dordrecht', 'CENTRAL_MUNICIPALITY', ['no-such'])).toEqual([]);
  });

  it('is not told to a provider of another', async () => {
    const slugs = async (partner: string, provider?: string[]) =>
      (await ask(partner, 'CARE_PROVIDER', provider)).map(({ provider: { slug } }) => slug);
    expect(await slugs('timon')).toEqual(['timon']);
    expect(await slugs('timon', ['yulius', 'leger-des-heils'])).toEqual([]);
    expect(await slugs('antes')).toEqual([]);
  });

  it.each<[string, Role]>([
    ['sliedrecht', 'MUNICIPALITY'],
    ['trivire', 'HOUSING_ASSOCIATION'],
    ['dienst-gezondheid-en-jeugd', 'PUBLIC_HEALTH'],
    ['dashboard', 'DASHBOARD'],
  ])('is not there for %s (%s)', async (partner, role) => {
    const { status, errors } = await hub.as(partner, role)(query);
    expect([status, errors![0]!.extensions.code]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
  });

  it('does not compare counts and stays that are made up, and says so', async () => {
    const [quality] = await ask('leger-des-heils', 'CARE_PROVIDER');
    expect(quality!.synthetic).toBe(true);
    expect(partOf(quality!, 'BALANCE')).toMatchObject({ value: null, points: null, reason: 'MADE_UP_LINES' });
    expect(quality!.score).not.toBeNull();
    const [timon] = await ask('timon', 'CARE_PROVIDER');
    expect(partOf(timon!, 'BALANCE').reason).toBe('MADE_UP_LINES');
  });
});

describe('the balance', () => {
  const balance = async () => partOf(await own(), 'BALANCE');

  it('adds up when the one who is missing turns out to have left', async () => {
    await addStay({ facility: 'first', provider: 'antes', startedAgo: 60, endedAgo: 15 });
    expect(await balance()).toMatchObject({ value: 0, points: 100 });
  });

  it('leaves out who came on the day of the first count, and takes in who left on the day of the last one', async () => {
    await addStay({ facility: 'first', provider: 'antes', startedAgo: 40 });
    expect(await balance()).toMatchObject({ value: 0 });
    await addStay({ facility: 'first', provider: 'antes', startedAgo: 50, endedAgo: 4 });
    expect(await balance()).toMatchObject({ value: 7.1 });
    await addStay({ facility: 'first', provider: 'antes', startedAgo: 4 });
    expect(await balance()).toMatchObject({ value: 0 });
  });

  it('leaves out a house where somebody is made up', async () => {
    await addStay({ facility: 'first', provider: 'antes', startedAgo: 20, synthetic: true });
    expect(await balance()).toMatchObject({ value: null, reason: 'MADE_UP_LINES' });
    await hub.database.owner.query(`delete from hub.stay where synthetic and facility_id = 'first'`);
  });

  it('needs stays, and two counts', async () => {
    await insert(hub.database.owner, 'hub.capacity_mutation', [
      await line('second', count(5), { daysAgo: 30 }),
      await line('second', count(5), { daysAgo: 2 }),
    ]);
    const { explanation } = (await balance()) as unknown as { explanation: { en: string } };
    expect(explanation.en).toContain('Not compared: 1 without stays, 0 with made-up data.');
  });
});

describe('what a provider does', () => {
  it('shows in its score: later reports and unanswered errors lower it, answers raise it again', async () => {
    const { owner } = hub.database;
    const before = await own();
    await insert(owner, 'hub.capacity_mutation', [
      await line('first', { kind: 'OUT_OF_USE', number: 1 }, { daysAgo: 50, delay: 45 }),
      await line('first', { kind: 'BACK_IN_USE', number: 1 }, { daysAgo: 49, delay: 44 }),
      await line('second', { kind: 'OUT_OF_USE', number: 1 }, { daysAgo: 48, delay: 43 }),
    ]);
    const late = await own();
    expect(partOf(late, 'DELAY').points).toBeLessThan(partOf(before, 'DELAY').points!);
    expect(late.score).toBeLessThan(before.score!);
    const { rows } = await owner.query(
      `insert into hub.error_report (facility_id, about, text, reporter_id, reported_at, reference)
       select 'first', 'PLACES', 'x', 'trivire', now() - make_interval(days => age), 'quality-' || age
       from unnest(array[13, 15, 40]) age returning id`,
    );
    const unanswered = await own();
    expect(partOf(unanswered, 'FINDINGS_UNCONFIRMED')).toMatchObject({ value: 2, points: 60 });
    expect(await ask('sociale-dienst-drechtsteden', 'CASE_COORDINATOR', ['yulius'])).toEqual([unanswered]);
    await owner.query(
      `insert into hub.error_answer (error_report_id, outcome, text, answered_by_id)
       select id, 'CORRECTED', 'x', 'yulius' from unnest($1::uuid[]) id`,
      [rows.map(({ id }) => id)],
    );
    expect((await own()).score).toBe(late.score);
  });

  it('does not count a line that was withdrawn, nor how long after it a correction came', async () => {
    const { owner } = hub.database;
    const { rows } = await owner.query(
      `select id, facility_id, effective_on::text as effective_on from hub.capacity_mutation
       where kind in ('OUT_OF_USE', 'BACK_IN_USE') and reporter_id = 'yulius' order by position desc`,
    );
    const late = partOf(await own(), 'DELAY');
    await insert(
      owner,
      'hub.capacity_mutation',
      rows.map(({ id, facility_id, effective_on }) =>
        factories.capacityMutation({
          facility_id,
          kind: 'CORRECTION',
          corrects_id: id,
          withdrawn: true,
          effective_on,
          reporter_id: 'yulius',
          synthetic: false,
        }),
      ),
    );
    const now = partOf(await own(), 'DELAY');
    expect(now.value).toBeLessThan(late.value!);
  });
});
