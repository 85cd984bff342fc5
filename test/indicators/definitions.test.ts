import { measures } from '../../src/features/indicator/measures';
import { startTestHub, type TestHub } from '../setup/test-hub';

let hub: TestHub;
beforeAll(async () => (hub = await startTestHub()));
afterAll(() => hub.stop());

interface Text {
  nl: string;
  en: string;
}

interface Defined {
  code: string;
  computed: boolean;
  unit: string;
  version: number;
  norm: Text | null;
  [text: string]: unknown;
}

async function defined(): Promise<Defined[]> {
  const texts = [
    'name',
    'definition',
    'numerator',
    'denominator',
    'exclusions',
    'norm',
    'source',
    'coverage',
  ];
  const { data } = await hub.as(
    'dashboard',
    'DASHBOARD',
  )(`{ indicators { code computed unit version ${texts.map((name) => `${name} { nl en }`).join(' ')} } }`);
  return data.indicators;
}

/** The indicators that the region agreed on, and the stock by which they are steered. */
const agreed = [
  ...['registrations', 'inflow', 'throughflow', 'outflow', 'permanent-exits', 'length-of-stay', 'occupancy'],
  ...['stay-within-three-months', 'triage-within-six-weeks', 'nights-per-person', 'returns', 'waiting'],
  ...['offers', 'homes-realised', 'balance', 'data-quality', 'stock'],
];

describe('every indicator that is computed', () => {
  it('is defined, and so is every one that was agreed and every one of which something is counted', async () => {
    const codes = (await defined()).filter(({ computed }) => computed).map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(agreed));
    expect(codes).toEqual(expect.arrayContaining(measures.map(({ indicator }) => indicator)));
  });

  it.each(['name', 'definition', 'numerator', 'denominator', 'exclusions', 'source', 'coverage'])(
    'says its %s in both languages, or why it has none',
    async (part) => {
      for (const indicator of (await defined()).filter(({ computed }) => computed)) {
        const text = indicator[part] as Text | null;
        expect([indicator.code, text === null]).toEqual([indicator.code, false]);
        for (const said of [text!.nl, text!.en]) expect([indicator.code, said.trim()]).not.toContain('');
        if (part !== 'name') expect([indicator.code, text!.nl]).not.toEqual([indicator.code, text!.en]);
      }
    },
  );

  it('has a unit and a version, and its norm in both languages where there is one', async () => {
    for (const { code, computed, unit, version, norm } of await defined()) {
      expect([code, unit]).not.toContain('');
      expect([code, Number.isInteger(version) && version >= 1]).toEqual([code, true]);
      if (computed && norm !== null) expect([norm.nl, norm.en]).not.toContain('');
    }
  });
});
