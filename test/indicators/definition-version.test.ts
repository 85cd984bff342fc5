import { readReference } from '../../seeds/transcribed';
import { figures } from '../features/indicator-asks';
import { startTestHub, type TestHub } from '../setup/test-hub';

let hub: TestHub;
beforeAll(async () => (hub = await startTestHub()));
afterAll(() => hub.stop());

it('a release says by which version of the definition it was counted, also when that is another one by now', async () => {
  const { version } = readReference('indicators').find(({ id }) => id === 'registrations')!;
  const { owner } = hub.database;
  await owner.query(`update hub.indicator set version = version + 1 where id = 'registrations'`);
  await owner.query(`update published.snapshot set definition_version = null where half_year = (
    select min(half_year) from published.snapshot where measure = 'REGISTRATIONS') and measure = 'REGISTRATIONS'`);
  const question = { measure: 'REGISTRATIONS', periodKind: 'HALF_YEAR' };
  const { indicator, releases } = await figures(hub.as('dashboard', 'DASHBOARD'), question);
  expect(indicator.version).toBe(version + 1);
  const told = releases.map(({ definitionVersion }: { definitionVersion: number }) => definitionVersion);
  expect(told.length).toBeGreaterThan(1);
  expect(told).toEqual([null, ...told.slice(1).map(() => version)]);
  const { data } = await hub.as(
    'dashboard',
    'DASHBOARD',
  )('{ indicatorCatalogue(measures: [REGISTRATIONS]) { periods { periodKind definitionVersion } } }');
  const halves = data.indicatorCatalogue[0].periods.filter(
    ({ periodKind }: { periodKind: string }) => periodKind === 'HALF_YEAR',
  );
  expect(halves.map((one: { definitionVersion: number }) => one.definitionVersion)).toEqual(told);
});
