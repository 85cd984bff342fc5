import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/project-root';
import { toGlobalId } from '../../src/graphql/global-id';
import { startTestHub, type TestHub } from '../setup/test-hub';
import { herstart, partner, Writing, type Actor } from './trajectory-writing';

let hub: TestHub;
let write: Writing;

beforeAll(async () => {
  hub = await startTestHub();
  write = new Writing(hub);
});
afterAll(() => hub.stop());

const guide = readFileSync(join(projectRoot, 'docs', 'trajectories.md'), 'utf8');
const blocks = [...guide.matchAll(/<!-- as: (\w+) -->\n```graphql\n([\s\S]*?)\n```/g)].map(
  ([, actor, query]) => ({
    actor: actor as Actor,
    query: query!,
    name: /(?:query|mutation) (\w+)/.exec(query!)![1]!,
  }),
);

/** What the answers before gave. */
const known: Record<string, string> = {};
const happenedOn = '2026-10-05';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- an answer is looked into freely
type Payload = any;

interface Step {
  variables?: () => object | Promise<object>;
  then?: (payload: Payload) => void;
}

/** What each operation of the guide is asked with, in its order, and what is kept of its answer. */
const steps: Record<string, Step> = {
  Register: {
    variables: () => ({
      input: {
        ...{ clientReference: 'TNS-2026-118', route: 'SHELTER', municipalityOfOrigin: 'GM0505', happenedOn },
        reference: 'registration-118',
      },
    }),
    then: ({ trajectory }) => (known.accessPoint = trajectory.id),
  },
  HandOver: {
    variables: () => ({
      input: {
        ...{ trajectory: known.accessPoint, partner: partner('provider'), role: 'CARE_PROVIDER', happenedOn },
        reference: 'hand-over-118',
      },
    }),
  },
  Handed: {
    variables: () => ({
      filter: { registeredFrom: happenedOn, registeredTo: happenedOn, route: ['SHELTER'] },
    }),
    then: ({ nodes }) => (known.provider = nodes.find(({ phase }: Payload) => phase === 'REGISTERED').id),
  },
  Bind: { variables: () => ({ input: { trajectory: known.provider, clientReference: 'LdH-77' } }) },
  ByReference: {
    variables: () => ({ clientReference: 'LdH-77' }),
    then: (trajectories) => expect(trajectories.map(({ id }: Payload) => id)).toEqual([known.provider]),
  },
  Report: {
    variables: () => ({
      input: {
        ...{ trajectory: known.provider, kind: 'STAY_STARTED', facility: herstart },
        ...{ happenedOn: '2026-10-06', reference: 'stay-118' },
      },
    }),
    then: ({ event, trajectory }) => {
      expect(trajectory.phase).toBe('SHELTERED');
      known.event = event;
    },
  },
  Correct: {
    variables: () => ({
      input: {
        ...{ trajectory: known.provider, kind: 'CORRECTION', corrects: known.event },
        ...{ happenedOn: '2026-10-07', reference: 'stay-118-corrected' },
      },
    }),
    then: ({ trajectory }) => expect(trajectory.stays).toEqual([{ startedOn: '2026-10-07' }]),
  },
  EraseCorrected: {
    variables: () => ({
      input: {
        ...{ trajectory: known.provider, event: known.event, ground: 'INCORRECT' },
        reference: 'stay-118-erased',
      },
    }),
    then: ({ erased }) => expect(erased).toBe(true),
  },
  CorrectRegistration: {
    variables: () => ({
      input: {
        ...{ trajectory: known.accessPoint, route: 'SHELTER', municipalityOfOrigin: 'GM0642' },
        reference: 'registration-118-corrected',
      },
    }),
    then: ({ trajectory }) => expect(trajectory.municipalityOfOrigin.code).toBe('GM0642'),
  },
  ToMatch: {
    then: ({ totalCount, nodes }) => {
      expect(totalCount).toBe(1);
      known.coordinator = nodes[0].trajectory.id;
    },
  },
  MarkNew: { variables: () => ({ input: { trajectory: known.coordinator, reference: 'new-118' } }) },
  Link: {
    variables: async () => {
      await write.register('accessPoint', { happenedOn: '2026-10-20' });
      [known.other = ''] = await write.knownAs('coordinator', '2026-10-20');
      const named = { trajectory: known.coordinator, other: known.other };
      return { input: { ...named, reason: 'CAME_BACK', reference: 'link-118' } };
    },
  },
  Matches: {
    variables: () => ({ filter: { trajectory: [known.coordinator], kind: ['LINKED'] } }),
    then: ({ nodes }) => (known.match = nodes[0].id),
  },
  Unlink: {
    variables: () => ({
      input: {
        ...{ trajectory: known.coordinator, match: known.match, reason: 'DIFFERENT_PEOPLE' },
        reference: 'unlink-118',
      },
    }),
  },
  Shield: { variables: () => ({ input: { trajectory: known.provider, reference: 'shielded-118' } }) },
  Succeed: {
    variables: () => ({
      input: {
        ...{ predecessor: partner('accessPoint'), successor: toGlobalId('Partner', 'avres') },
        ...{
          role: 'ACCESS_POINT',
          effectiveOn: `${new Date().getFullYear() + 1}-01-01`,
          reference: 'tender-2027',
        },
      },
    }),
    then: ({ succession }) => expect(succession).toMatchObject({ role: 'ACCESS_POINT', appliedAt: null }),
  },
  EraseClient: {
    variables: async () => {
      const [central] = await write.knownAs('central', happenedOn);
      return { input: { trajectory: central, ground: 'CONSENT_WITHDRAWN', reference: 'request-2026-9' } };
    },
    then: ({ erased }) => expect(erased).toBe(true),
  },
};

describe('the guide to trajectories', () => {
  it('shows operations that are all run here, in its order', () => {
    expect(blocks.map(({ name }) => name)).toEqual(Object.keys(steps));
    expect(guide.match(/```graphql/g)).toHaveLength(blocks.length);
  });

  it.each(blocks)('shows $name, which $actor can ask', async ({ actor, query, name }) => {
    const { variables, then } = steps[name]!;
    const { data, errors } = await write.ask(actor)(query, { ...(await variables?.()) });
    expect(errors).toBeUndefined();
    const payload = Object.values(data)[0] as Payload;
    expect(payload.userErrors ?? []).toEqual([]);
    then?.(payload);
  });

  it('names only fields and mutations that there are', () => {
    const whole = readFileSync(join(projectRoot, 'schema', 'schema.graphql'), 'utf8');
    const named = [...guide.matchAll(/`([a-z]\w+)(?:\([^`]*\))?`/g)].map(([, word]) => word!);
    const missing = named.filter((word) => !new RegExp(`\\b${word}\\b`).test(whole));
    expect(missing).toEqual([]);
  });
});
