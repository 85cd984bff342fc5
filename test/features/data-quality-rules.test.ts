import fc from 'fast-check';
import {
  pointsOf,
  scoreOf,
  valuesOf,
  type Balance,
  type Measured,
} from '../../src/features/data-quality/data-quality.rules';
import { explainPart } from '../../src/features/data-quality/explain-part';
import { partRules, type PartCode } from '../../src/features/data-quality/quality-parts';

const balance = (given: Partial<Balance> = {}): Balance => ({
  counted: 2,
  madeUp: 0,
  withoutStays: 0,
  compared: 2,
  unbalanced: 0,
  difference: 0,
  people: 40,
  ...given,
});
const measured = (given: Partial<Measured> = {}): Measured => ({
  facilities: 4,
  complete: 4,
  overdue: 0,
  events: 26,
  medianDelay: 0,
  balance: balance(),
  openReports: 0,
  lateReports: 0,
  ...given,
});

const partsOf = (of: Measured) => valuesOf(of).map((part) => ({ ...part, points: pointsOf(part) }));
const score = (of: Measured) => scoreOf(partsOf(of));
const part = (code: PartCode, of: Measured) => partsOf(of).find((each) => each.code === code)!;

const anyMeasured = fc
  .record({
    facilities: fc.integer({ min: 0, max: 20 }),
    events: fc.integer({ min: 0, max: 200 }),
    delay: fc.double({ min: 0, max: 60, noNaN: true }),
    compared: fc.integer({ min: 0, max: 5 }),
    people: fc.integer({ min: 1, max: 200 }),
    openReports: fc.integer({ min: 0, max: 12 }),
    shares: fc.record({
      complete: fc.double({ min: 0, max: 1, noNaN: true }),
      overdue: fc.double({ min: 0, max: 1, noNaN: true }),
      difference: fc.double({ min: 0, max: 1, noNaN: true }),
      late: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
  })
  .map(({ facilities, events, delay, compared, people, openReports, shares }) =>
    measured({
      facilities,
      complete: Math.round(shares.complete * facilities),
      overdue: Math.round(shares.overdue * facilities),
      events,
      medianDelay: events === 0 ? null : delay,
      balance: balance({
        compared,
        people: compared === 0 ? 0 : people,
        difference: compared === 0 ? 0 : Math.round(shares.difference * people),
      }),
      openReports,
      lateReports: Math.round(shares.late * openReports),
    }),
  );

describe('the weights', () => {
  it('add up to a hundred, and leave every part a way from all points to none', () => {
    const rules = Object.values(partRules);
    expect(rules.reduce((sum, { weight }) => sum + weight, 0)).toBe(100);
    for (const { weight, full, none } of rules) {
      expect(weight).toBeGreaterThan(0);
      expect(full).not.toBe(none);
    }
  });
});

describe('the points of a part', () => {
  it.each<[PartCode, number, number]>([
    ['DELAY', 0, 100],
    ['DELAY', 1, 100],
    ['DELAY', 8, 50],
    ['DELAY', 15, 0],
    ['DELAY', 400, 0],
    ['COMPLETENESS', 75, 75],
    ['OVERDUE', 25, 75],
    ['BALANCE', 2.5, 75],
    ['BALANCE', 10, 0],
    ['FINDINGS_UNCONFIRMED', 0, 100],
    ['FINDINGS_UNCONFIRMED', 2, 60],
    ['FINDINGS_UNCONFIRMED', 9, 0],
  ])('for %s of %d are %d', (code, value, points) => {
    expect(pointsOf({ code, value })).toBe(points);
  });

  it('lie between 0 and 100, and never rise as the value gets worse', () => {
    const code = fc.constantFrom(...(Object.keys(partRules) as PartCode[]));
    const value = fc.double({ min: 0, max: 500, noNaN: true });
    fc.assert(
      fc.property(code, value, value, (each, one, other) => {
        const { full, none } = partRules[each];
        const [better, worse] = full < none === one < other ? [one, other] : [other, one];
        const points = [pointsOf({ code: each, value: better })!, pointsOf({ code: each, value: worse })!];
        expect(points[0]).toBeGreaterThanOrEqual(points[1]!);
        for (const of of points) expect(of >= 0 && of <= 100 && Number.isInteger(of)).toBe(true);
      }),
    );
  });
});

describe('the score', () => {
  it('is a hundred when nothing is wrong, and none when there is nothing to measure', () => {
    expect(score(measured())).toBe(100);
    expect(scoreOf([])).toBeNull();
    const nothing = { code: 'DELAY' as const, points: null };
    expect(scoreOf([nothing])).toBeNull();
  });

  it('is the mean of the parts that have points, by their weights', () => {
    const withoutBalance = measured({ overdue: 4, balance: balance({ compared: 0, people: 0, madeUp: 2 }) });
    // 25 of the 85 that are left.
    expect(score(withoutBalance)).toBe(Math.round((100 * (85 - 25)) / 85));
  });

  it('lies between the lowest and the highest of its parts', () => {
    fc.assert(
      fc.property(anyMeasured, (of) => {
        const points = partsOf(of).flatMap((each) => each.points ?? []);
        const found = score(of);
        if (points.length === 0) return expect(found).toBeNull();
        expect(found).toBeGreaterThanOrEqual(Math.min(...points));
        expect(found).toBeLessThanOrEqual(Math.max(...points));
      }),
    );
  });

  it('never rises when reports come later, facilities are less complete or more overdue, or less adds up', () => {
    const some = fc.integer({ min: 0, max: 10 });
    fc.assert(
      fc.property(anyMeasured, some, some, some, some, (of, days, fewer, more, people) => {
        const worse = measured({
          ...of,
          medianDelay: of.medianDelay === null ? null : of.medianDelay + days,
          complete: Math.max(of.complete - fewer, 0),
          overdue: Math.min(of.overdue + more, of.facilities),
          balance:
            of.balance.compared === 0
              ? of.balance
              : {
                  ...of.balance,
                  difference: Math.min(of.balance.difference + people, of.balance.people),
                },
          openReports: of.openReports + more,
          lateReports: of.lateReports + more,
        });
        expect(score(worse) ?? 0).toBeLessThanOrEqual(score(of) ?? 0);
      }),
    );
  });
});

describe('a part without points', () => {
  const none = { compared: 0, people: 0 };
  it.each<[string, PartCode, Measured]>([
    ['NO_FACILITIES', 'COMPLETENESS', measured({ facilities: 0, complete: 0 })],
    ['NO_FACILITIES', 'OVERDUE', measured({ facilities: 0 })],
    ['NO_FACILITIES', 'FINDINGS_UNCONFIRMED', measured({ facilities: 0 })],
    ['NOTHING_REPORTED', 'DELAY', measured({ events: 0, medianDelay: null })],
    ['TOO_FEW_COUNTS', 'BALANCE', measured({ balance: balance({ ...none, counted: 0 }) })],
    ['MADE_UP_LINES', 'BALANCE', measured({ balance: balance({ ...none, madeUp: 1, withoutStays: 1 }) })],
    ['NO_STAYS', 'BALANCE', measured({ balance: balance({ ...none, withoutStays: 2 }) })],
  ])('says why: %s for %s', (reason, code, of) => {
    expect(part(code, of)).toMatchObject({ value: null, points: null, reason });
  });

  it('is not one where nobody was there and nobody came', () => {
    expect(part('BALANCE', measured({ balance: balance({ people: 0 }) }))).toMatchObject({
      value: 0,
      points: 100,
    });
  });
});

describe('the explanation of a part', () => {
  it('is there in both languages for whatever was measured, with the numbers', () => {
    fc.assert(
      fc.property(anyMeasured, (of) => {
        for (const each of valuesOf(of)) {
          const { nl, en } = explainPart(each, of);
          expect(nl).not.toBe(en);
          for (const text of [nl, en]) expect(text).toMatch(/^[A-Z].*\.$/);
          expect(nl + en).not.toMatch(/undefined|null|NaN/);
        }
      }),
    );
  });

  it('counts in words as a reader would', () => {
    const of = measured({
      medianDelay: 1.5,
      overdue: 1,
      balance: balance({ counted: 4, madeUp: 1, withoutStays: 1, unbalanced: 1, difference: 3, people: 120 }),
      openReports: 3,
      lateReports: 2,
    });
    expect(valuesOf(of).map((each) => explainPart(each, of).nl)).toEqual([
      'Van 26 tellingen en mutaties van de laatste 90 dagen kwam de middelste 1,5 dagen na de gebeurtenis binnen.',
      'Van 4 van de 4 voorzieningen die moeten melden zijn plekken, eenheid en een telling bekend.',
      'Van 1 van de 4 voorzieningen die moeten melden is de melding te laat.',
      'In 1 van de 2 vergeleken voorzieningen sluiten tellingen en verblijven op elkaar aan; het verschil is 3 op 120 mensen. ' +
        'Niet vergeleken: 1 zonder verblijven, 1 met verzonnen gegevens.',
      'Van 3 open foutmeldingen wachten er 2 langer dan 14 dagen op antwoord.',
    ]);
  });
});
