import type { DataSource } from 'typeorm';
import { serviceDataSource } from '../../src/database/data-source';
import { asCaller } from '../../src/database/unit-of-work';
import {
  submitNomination,
  type GivenNomination,
  type SubmitOutcome,
} from '../../src/features/nomination/submit-nomination';
import { countIn } from '../setup/count';
import { startTestHub, type TestHub } from '../setup/test-hub';
import { NominationAsks, nominationId } from './nomination-asks';

let hub: TestHub;
let asks: NominationAsks;
let dataSource: DataSource;
let serial = 0;

beforeAll(async () => {
  hub = await startTestHub();
  asks = new NominationAsks(hub);
  dataSource = serviceDataSource(
    { url: hub.database.serviceUrl, poolSize: 5, statementTimeoutMs: 10_000 },
    [],
  );
  await dataSource.initialize();
});
afterAll(async () => {
  await dataSource.destroy();
  await hub.stop();
});

const count = countIn(() => hub);
const coordinator = { partnerId: 'sociale-dienst-drechtsteden', role: 'CASE_COORDINATOR' } as const;

const submit = (trajectoryId: unknown, given: Partial<GivenNomination> = {}): Promise<SubmitOutcome> =>
  asCaller(dataSource, coordinator, 'CHANGE', (unit) =>
    submitNomination(
      unit,
      {
        ...{ trajectoryId: String(trajectoryId), scheme: 'PRIORITY_SCHEME', reason: 'FROM_SHELTER' },
        ...{ submittedOn: '2026-09-01', reference: `submit-${(serial += 1)}`, ...given },
      },
      'request',
    ),
  );

const codes = ({ errors }: SubmitOutcome) => errors.map(({ code }) => code);

describe('submitting a nomination', () => {
  it('records it with its reason and first step, under an id of its own', async () => {
    const { id } = await asks.newTrajectory();
    const outcome = await submit(id, { scheme: 'HOUSING_FIRST', reason: 'FROM_THE_STREET' });
    expect(outcome).toMatchObject({ alreadySubmitted: false, errors: [] });
    expect(outcome.nominationId).not.toBe(id);
    const fields = 'state scheme reason version provider { slug } steps { kind actor { slug } }';
    expect(await asks.see(asks.coordinator, nominationId(outcome.nominationId), fields)).toEqual({
      ...{ state: 'SUBMITTED', scheme: 'HOUSING_FIRST', reason: 'FROM_THE_STREET', version: '1' },
      ...{
        provider: { slug: 'yulius' },
        steps: [{ kind: 'SUBMITTED', actor: { slug: coordinator.partnerId } }],
      },
    });
  });

  it('twice with the same reference changes nothing, and with other words is refused', async () => {
    const { id } = await asks.newTrajectory();
    const first = await submit(id, { reference: 'twice' });
    const before = await count('hub.nomination');
    expect(await submit(id, { reference: 'twice' })).toEqual({ ...first, alreadySubmitted: true });
    expect(codes(await submit(id, { reference: 'twice', reason: 'FROM_PRISON' }))).toEqual([
      'REFERENCE_REUSED',
    ]);
    expect(await count('hub.nomination')).toBe(before);
  });

  it('is refused while another of the same client is under way, on another trajectory too', async () => {
    const trajectory = await asks.newTrajectory();
    const first = await submit(trajectory.id);
    const other = await asks.newTrajectory({ client_id: trajectory.client_id, provider_id: 'timon' });
    expect(codes(await submit(trajectory.id))).toEqual(['ALREADY_NOMINATED']);
    expect(codes(await submit(other.id))).toEqual(['ALREADY_NOMINATED']);
    await asks.step(asks.coordinator, 'withdrawNomination', nominationId(first.nominationId));
    expect(codes(await submit(other.id))).toEqual([]);
  });

  it('many times at once leaves one under way', async () => {
    const { id } = await asks.newTrajectory();
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => submit(id)));
    expect(outcomes.map(codes).sort()).toEqual([
      [],
      ...Array.from({ length: 4 }, () => ['ALREADY_NOMINATED']),
    ]);
    expect(await count(`hub.nomination where trajectory_id = '${id}'`)).toBe(1);
  });

  it('is refused without a need that is known, after the end, and of what is not there, all alike', async () => {
    const closed = await asks.newTrajectory({ closed_on: '2026-08-01', phase: 'CLOSED' });
    const unknown = await asks.newTrajectory();
    await hub.database.owner.query('delete from hub.housing_need where trajectory_id = $1', [unknown.id]);
    for (const id of [closed.id, unknown.id, '00000000-0000-4000-8000-000000000000'])
      expect(codes(await submit(id))).toEqual(['NEED_NOT_KNOWN']);
  });

  it('is refused with a date that lies ahead, and a reference with a citizen service number', async () => {
    const { id } = await asks.newTrajectory();
    expect(codes(await submit(id, { submittedOn: '2999-01-01' }))).toEqual(['STEP_IN_FUTURE']);
    expect(codes(await submit(id, { reference: '111222333' }))).toEqual(['LOOKS_LIKE_BSN']);
  });
});
