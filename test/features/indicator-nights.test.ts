import { publishMeasures } from '../setup/publish';
import { startTestHub, type TestHub } from '../setup/test-hub';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
  await publishMeasures(hub.database, ['NIGHTS']);
}, 120_000);
afterAll(() => hub.stop());

const question = `{
  indicatorFigures(input: { measure: NIGHTS, periodKind: HALF_YEAR }) {
    ... on IndicatorFigures {
      derived { ...figure }
      own { derived { ...figure } }
    }
  }
}
fragment figure on DerivedSeries { kind points { period value } }`;

interface Line {
  kind: string;
  points: Array<{ period: string; value: number | null }>;
}

const meanOf = (lines: Line[]) => lines.find(({ kind }) => kind === 'MEAN')!.points;

describe('the mean of nights in half a year', () => {
  it('lies near the exact one, in second halves as in first ones', async () => {
    const { data } = await hub.as('sociale-dienst-drechtsteden', 'CASE_COORDINATOR')(question);
    const { derived, own } = data.indicatorFigures;
    const [published, exact] = [meanOf(derived), meanOf(own.derived)];
    const pairs = published.flatMap(({ period, value }, i) =>
      value === null ? [] : [{ period, value, true: exact[i]!.value! }],
    );
    for (const half of ['H1', 'H2']) expect(pairs.map(({ period }) => period.slice(5))).toContain(half);
    const far = pairs.filter((pair) => Math.abs(pair.value - pair.true) > 10);
    expect(far).toEqual([]);
  });
});
