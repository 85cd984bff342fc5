import { startTestHub, type TestHub } from '../setup/test-hub';
import { codes, stay, Writing } from './trajectory-writing';

let hub: TestHub;
let write: Writing;

beforeAll(async () => {
  hub = await startTestHub();
  write = new Writing(hub);
});
afterAll(() => hub.stop());

describe('a correction', () => {
  it('stands in the place of the event: another day, or none', async () => {
    const { provider } = await write.newClient();
    const started = await write.report(
      'provider',
      provider,
      stay('STAY_STARTED', { happenedOn: '2026-10-05' }),
    );
    const corrected = await write.report('provider', provider, {
      ...{ kind: 'CORRECTION', corrects: started.event, happenedOn: '2026-10-06' },
    });
    expect(codes(corrected)).toEqual([]);
    const stays = async () => {
      const { data } = await write.ask('provider')(
        'query ($id: ID!) { node(id: $id) { ... on Trajectory { phase stays { startedOn } events { kind corrects withdrawn } } } }',
        { id: provider },
      );
      return data.node;
    };
    expect(await stays()).toMatchObject({ phase: 'SHELTERED', stays: [{ startedOn: '2026-10-06' }] });
    const withdrawn = await write.report('provider', provider, {
      ...{ kind: 'CORRECTION', corrects: corrected.event, withdraw: true },
    });
    expect(codes(withdrawn)).toEqual([]);
    const after = await stays();
    expect(after).toMatchObject({ phase: 'REGISTERED', stays: [] });
    expect(after.events.slice(1)).toEqual([
      { kind: 'STAY_STARTED', corrects: null, withdrawn: false },
      { kind: 'CORRECTION', corrects: started.event, withdrawn: false },
      { kind: 'CORRECTION', corrects: started.event, withdrawn: true },
    ]);
  });

  it('is of what the caller reported itself, under its own key, and never of the registration as a whole', async () => {
    const client = await write.newClient();
    const { event } = await write.report(
      'provider',
      client.provider,
      stay('STAY_STARTED', { happenedOn: '2026-10-05' }),
    );
    const correct = (actor: 'accessPoint' | 'central' | 'provider', corrects: unknown, given = {}) =>
      write.report(actor, client[actor], { kind: 'CORRECTION', corrects, ...given });
    expect(codes(await correct('central', event))).toEqual(['EVENT_NOT_FOUND']);
    expect(codes(await correct('provider', 'nothing'))).toEqual(['EVENT_NOT_FOUND']);
    expect(codes(await correct('provider', null))).toEqual(['EVENT_NOT_FOUND']);
    const { data } = await write.ask('accessPoint')(
      'query ($id: ID!) { node(id: $id) { ... on Trajectory { events { id } } } }',
      { id: client.accessPoint },
    );
    const registration = data.node.events[0].id;
    expect(codes(await correct('accessPoint', registration, { withdraw: true }))).toEqual([
      'REGISTRATION_STAYS',
    ]);
    const late = await correct('accessPoint', registration, { happenedOn: '2026-10-09' });
    expect(late.userErrors).toMatchObject([{ code: 'NOT_REGISTERED_YET', path: ['input', 'happenedOn'] }]);
  });
});

describe('writers at the same time', () => {
  it('wait for each other: one of two stays in one place is recorded, the other names it', async () => {
    const { provider } = await write.newClient();
    const payloads = await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        write.report('provider', provider, stay('STAY_STARTED', { happenedOn: `2026-10-0${i + 1}` })),
      ),
    );
    const recorded = payloads.filter((payload) => codes(payload).length === 0);
    expect(recorded).toHaveLength(1);
    for (const payload of payloads.filter((each) => !recorded.includes(each)))
      expect(payload.userErrors).toMatchObject([
        { code: 'STAYS_THERE_ALREADY', conflictsWith: recorded[0].event },
      ]);
  });

  it('of two partners see each other: a decision is made once', async () => {
    const client = await write.newClient();
    const decide = (kind: string) => write.report('central', client.central, { kind });
    const payloads = await Promise.all([
      ...[decide('ACCESS_GRANTED'), decide('ACCESS_REFUSED')],
      write.report('provider', client.provider, stay('STAY_STARTED', { happenedOn: '2026-10-02' })),
    ]);
    const decided = payloads.slice(0, 2).filter((payload) => codes(payload).length === 0);
    expect(decided).toHaveLength(1);
    expect(payloads.slice(0, 2).flatMap(codes)).toEqual(['DECIDED_ALREADY']);
  });
});
