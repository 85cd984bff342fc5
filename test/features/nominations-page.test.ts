import { join } from 'node:path';
import { projectRoot } from '../../src/project-root';
import { toGlobalId } from '../../src/graphql/global-id';
import { readmeBlock } from '../setup/readme';
import { startTestHub, type Ask, type TestHub } from '../setup/test-hub';
import { Writing } from './trajectory-writing';

const page = join(projectRoot, 'docs', 'nominations.md');

let hub: TestHub;
beforeAll(async () => (hub = await startTestHub()));
afterAll(() => hub.stop());

it('the page on nominations leads from a need to a home', async () => {
  const writing = new Writing(hub);
  const [provider, coordinator] = [writing.ask('provider'), writing.ask('coordinator')];
  const association = hub.as('trivire', 'HOUSING_ASSOCIATION');
  const registered = await writing.register('provider', { route: 'SHELTERED_HOUSING' });
  const trajectory = registered.trajectory.id as string;
  await writing.report('provider', trajectory, { kind: 'MOVE_ON_READY' });

  /** Runs an operation of the page, which must record what it says. */
  async function run(ask: Ask, name: string, variables: Record<string, unknown> = {}) {
    const { data, errors } = await ask(readmeBlock(`operation: ${name}`, page), variables);
    expect([name, errors]).toEqual([name, undefined]);
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into answers freely
    const answer = Object.values(data)[0] as any;
    expect([name, answer.userErrors ?? []]).toEqual([name, []]);
    return answer;
  }

  const nextYear = new Date().getUTCFullYear() + 1;
  const { housingNeed } = await run(provider, 'need', { trajectory, quarter: `${nextYear}-Q1` });
  expect(housingNeed.areas).toHaveLength(3);
  const dwelling = (await run(association, 'dwelling', { availableFrom: `${nextYear}-02-01` })).dwelling
    .id as string;
  const demand = await run(association, 'demand', { dwelling });
  expect(demand.fitting + demand.maybe + demand.unfit).toBeGreaterThan(0);
  const nomination = (await run(provider, 'submit', { trajectory })).nomination.id as string;
  await run(coordinator, 'assess', { nomination });
  await run(coordinator, 'decide', { nomination });
  const { matches } = await run(coordinator, 'fitting', { nomination });
  const { fits } = matches.find((match: { dwelling: { id: string } }) => match.dwelling.id === dwelling);
  expect(fits).toBe(true);
  const to = { association: toGlobalId('Partner', 'trivire'), dwelling };
  await run(coordinator, 'assign', { nomination, ...to });
  const offered = await run(association, 'offer', { nomination, dwelling });
  expect(offered.nomination).toMatchObject({ state: 'OFFERED', need: { minRooms: 2 } });
  await run(association, 'accept', { nomination });
  await run(association, 'lease', { nomination });
  const { nomination: housed } = await run(association, 'house', { nomination });
  expect(housed).toMatchObject({ state: 'HOUSED', nextStep: 'LEASE_TURNED' });
});
