import { publishMeasures } from '../setup/publish';
import { startTestHub, type Ask, type TestHub } from '../setup/test-hub';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
  await publishMeasures(hub.database, ['LENGTH_OF_STAY_COMPLETED', 'LENGTH_OF_STAY_ONGOING']);
}, 120_000);
afterAll(() => hub.stop());

const question = `query ($input: IndicatorQuestion!) {
  indicatorFigures(input: $input) {
    ... on IndicatorFigures {
      derived { ...figure }
      own { derived { ...figure } }
    }
  }
}
fragment figure on DerivedSeries {
  kind percent unit estimated categories { code } points { period value over status }
}`;

interface Point {
  period: string;
  value: number | null;
  over: number | null;
  status: string;
}

interface Line {
  kind: string;
  percent: number | null;
  unit: string;
  estimated: boolean;
  categories: Array<{ code: string }>;
  points: Point[];
}

interface Answered {
  derived: Line[];
  own: { derived: Line[] };
}

async function ask(as: Ask, input: Record<string, unknown>): Promise<Answered> {
  const { data, errors } = await as(question, { input: { measure: 'LENGTH_OF_STAY_COMPLETED', ...input } });
  expect(errors).toBeUndefined();
  return data.indicatorFigures;
}

const named = ({ kind, percent, unit, estimated }: Line) => [kind, percent, unit, estimated];
const figures = (unit: string, estimated: boolean) => [
  ...[['MEDIAN', null, unit, estimated] as const, ['MEAN', null, unit, estimated] as const],
  ...[25, 75, 90].map((percent) => ['PERCENTILE', percent, unit, estimated] as const),
  ['KAPLAN_MEIER', null, unit, estimated],
];

interface Stay {
  provider: string;
  days: number;
  first_seen: number;
  ended: boolean;
}

/** The stays that a year saw, straight from the table. */
async function staysOf(year: number): Promise<Stay[]> {
  const { rows } = await hub.database.owner.query<Stay>(
    `select t.provider_id as provider, coalesce(s.ended_on < $2::date, false) as ended,
       (case when s.ended_on < $2::date then s.ended_on else $2::date end) - s.started_on as days,
       greatest($1::date - s.started_on, 0) as first_seen
     from hub.stay s join hub.trajectory t on t.id = s.trajectory_id
     where s.started_on < $2 and coalesce(s.ended_on >= $1, true)
       and s.ended_on is distinct from s.started_on`,
    [`${year}-01-01`, `${year + 1}-01-01`],
  );
  return rows;
}

const at = (sorted: readonly number[], part: number): number => {
  const place = (sorted.length - 1) * part;
  const [low, high] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!];
  return low + (high - low) * (place % 1);
};

/** Day by day: of those there on a day of their stay, who stays longer. */
function slowMedian(stays: readonly Stay[]): number {
  let survival = 1;
  for (let day = 0; ; day++) {
    const there = stays.filter(({ first_seen, days }) => first_seen <= day && days >= day);
    const ended = there.filter(({ days, ended: left }) => left && days === day);
    if (ended.length > 0) survival *= 1 - ended.length / there.length;
    if (survival <= 0.5 + 1e-9) return day;
  }
}

function exactly(stays: readonly Stay[]): number[] {
  const ended = stays.filter((stay) => stay.ended).map(({ days }) => days);
  const sorted = ended.sort((a, b) => a - b);
  const mean = sorted.reduce((sum, days) => sum + days, 0) / sorted.length;
  return [at(sorted, 0.5), mean, at(sorted, 0.25), at(sorted, 0.75), at(sorted, 0.9), slowMedian(stays)];
}

const year = { periodKind: 'YEAR', from: '2025', to: '2025' };

describe('durations', () => {
  it('are published as median, mean, percentiles and Kaplan-Meier median, in months', async () => {
    const { derived } = await ask(hub.as('sociale-dienst-drechtsteden', 'CASE_COORDINATOR'), year);
    expect(derived.map(named)).toEqual(figures('MONTHS', true));
    const [middle, , low, high, most] = derived.map(({ points }) => points[0]!.value ?? Infinity);
    expect([low! <= middle!, middle! <= high!, high! <= most!]).toEqual([true, true, true]);
  });

  it('of the first period that is published have no Kaplan-Meier median: who was there before is not known', async () => {
    const { derived } = await ask(hub.as('sociale-dienst-drechtsteden', 'CASE_COORDINATOR'), {
      periodKind: 'HALF_YEAR',
    });
    const [first, ...later] = derived.find(({ kind }) => kind === 'KAPLAN_MEIER')!.points;
    expect(first).toMatchObject({ value: null, over: null, status: 'WITHHELD' });
    expect(later.map(({ status }) => status)).not.toContain('WITHHELD');
    expect(later.map(({ status }) => status)).toContain('SHOWN');
  });

  it('of own clients are exact, in days, Kaplan-Meier included', async () => {
    const { own } = await ask(hub.as('sociale-dienst-drechtsteden', 'CASE_COORDINATOR'), year);
    expect(own.derived.map(named)).toEqual(figures('DAYS', false));
    const expected = exactly(await staysOf(2025));
    own.derived.forEach(({ points }, i) => {
      expect(points).toEqual([{ period: '2025', value: expect.any(Number), over: null, status: 'SHOWN' }]);
      expect(points[0]!.value).toBeCloseTo(expected[i]!, 9);
    });
  });

  it('of own clients are of those alone, and by what is asked', async () => {
    const { own } = await ask(hub.as('yulius', 'CARE_PROVIDER'), {
      ...{ ...year, dimensions: ['PROVIDER'] },
    });
    const stays = await staysOf(2025);
    const expected = exactly(stays.filter(({ provider }) => provider === 'yulius'));
    expect(own.derived.map(({ categories }) => categories.map(({ code }) => code).join())).toEqual(
      own.derived.map(() => 'yulius'),
    );
    own.derived.forEach(({ points }, i) => expect(points[0]!.value).toBeCloseTo(expected[i]!, 9));
  });

  it('for the public rest on no count under ten', async () => {
    const input = { ...year, dimensions: ['MUNICIPALITY'] };
    const as = hub.as('sociale-dienst-drechtsteden', 'CASE_COORDINATOR');
    const [all, told] = [await ask(as, input), await ask(as, { ...input, forPublic: true })];
    const statuses = told.derived.flatMap(({ points }) => points.map(({ status }) => status));
    expect(statuses).toContain('BELOW_TEN');
    told.derived.forEach((line, i) =>
      line.points.forEach((point, j) =>
        expect(point.status === 'BELOW_TEN' ? null : all.derived[i]!.points[j]!.value).toBe(point.value),
      ),
    );
  });
});
