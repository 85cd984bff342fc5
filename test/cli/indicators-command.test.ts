import { measures } from '../../src/features/indicator/measures';
import { cleanUp, newDataFolder, runToEnd } from '../start/program';

afterAll(cleanUp);

const publish = (...args: string[]) =>
  runToEnd('commands/indicators.js', { DATA_DIR: newDataFolder() }, ...args);

it.each([
  ['a measure that does not exist', 'TYPO', '"TYPO"'],
  ['one that does not exist beside one that does', 'REGISTRATIONS,INFLUX', '"INFLUX"'],
  ['nothing', '', '""'],
])(
  'publishing %s is refused with the list of measures, before anything is done',
  async (_what, named, told) => {
    const { code, out, err } = await publish('--measure', named);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(`There is no measure ${told}. The measures are `);
    for (const { code: measure } of measures) expect(err).toContain(measure);
  },
);

it('an option that does not exist is refused with how it is used', async () => {
  const { code, err } = await publish('--mesure', 'INFLOW');
  expect(code).toBe(1);
  expect(err).toContain('Use: npm run indicators [-- --measure <code, or several with commas>]');
});
