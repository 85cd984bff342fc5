import fc from 'fast-check';
import { daysAfter, daysBetween, halfYearAfter, mondayOf } from '../../seeds/synthetic/days';
import { drawFrom } from '../../seeds/synthetic/random';

const date = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map((moment) => moment.toISOString().slice(0, 10));
const days = fc.integer({ min: -20_000, max: 20_000 });
const seed = fc.integer({ min: 0, max: 2 ** 32 - 1 });

const holds = (...property: Parameters<typeof fc.assert>) => fc.assert(...property);

describe('a date some days after another', () => {
  it('is a date', () => {
    holds(
      fc.property(date, days, (from, number) =>
        expect(daysAfter(from, number)).toMatch(/^\d{4}-\d{2}-\d{2}$/),
      ),
    );
  });

  it('lies as many days from it', () => {
    holds(
      fc.property(date, days, (from, number) =>
        expect(daysBetween(from, daysAfter(from, number))).toBe(number),
      ),
    );
  });

  it('sorts after it as text when the number is above zero', () => {
    holds(
      fc.property(date, fc.integer({ min: 1, max: 20_000 }), (from, number) =>
        expect(daysAfter(from, number) > from).toBe(true),
      ),
    );
  });
});

describe('the Monday of a date', () => {
  it('is a Monday, at most six days earlier', () => {
    holds(
      fc.property(date, (day) => {
        const monday = mondayOf(day);
        expect(new Date(monday).getUTCDay()).toBe(1);
        expect(daysBetween(monday, day)).toBeGreaterThanOrEqual(0);
        expect(daysBetween(monday, day)).toBeLessThanOrEqual(6);
      }),
    );
  });

  it('is its own Monday', () => {
    holds(fc.property(date, (day) => expect(mondayOf(mondayOf(day))).toBe(mondayOf(day))));
  });
});

describe('a half-year after a date', () => {
  const halves = fc.integer({ min: -20, max: 20 });

  it('is written as the database checks it', () => {
    holds(
      fc.property(date, halves, (day, number) => expect(halfYearAfter(day, number)).toMatch(/^\d{4}-H[12]$/)),
    );
  });

  it('is the one in which the date lies when none is added', () => {
    holds(
      fc.property(date, (day) =>
        expect(halfYearAfter(day, 0)).toBe(`${day.slice(0, 4)}-H${day.slice(5) < '07-01' ? 1 : 2}`),
      ),
    );
  });

  it('comes a year later when two are added', () => {
    holds(
      fc.property(date, halves, (day, number) => {
        const [year, half] = halfYearAfter(day, number).split('-');
        expect(halfYearAfter(day, number + 2)).toBe(`${Number(year) + 1}-${half}`);
      }),
    );
  });
});

describe('a draw', () => {
  it('is the same again from the same seed', () => {
    holds(
      fc.property(seed, (from) => {
        const [one, other] = [drawFrom(from), drawFrom(from)];
        const some = (draw: typeof one) => [
          draw.fraction(),
          draw.whole(0, 99),
          draw.uuid(),
          draw.chance(0.5),
          draw.weighted([
            ['a', 1],
            ['b', 2],
          ]),
        ];
        expect(some(one)).toEqual(some(other));
      }),
    );
  });

  it('of a fraction is at least 0 and below 1', () => {
    holds(
      fc.property(seed, (from) => {
        const fraction = drawFrom(from).fraction();
        expect(fraction >= 0 && fraction < 1).toBe(true);
      }),
    );
  });

  it('of a whole number lies between the first and the last, both included', () => {
    holds(
      fc.property(seed, fc.integer({ min: -1_000, max: 1_000 }), fc.nat(1_000), (from, first, span) => {
        const drawn = drawFrom(from).whole(first, first + span);
        expect(Number.isInteger(drawn) && drawn >= first && drawn <= first + span).toBe(true);
      }),
    );
  });

  it('of a whole number reaches both ends', () => {
    const draw = drawFrom(1);
    const drawn = new Set(Array.from({ length: 1_000 }, () => draw.whole(1, 6)));
    expect([...drawn].sort()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('of a chance never happens at 0 and always at 1', () => {
    holds(
      fc.property(seed, (from) => {
        expect(drawFrom(from).chance(0)).toBe(false);
        expect(drawFrom(from).chance(1)).toBe(true);
      }),
    );
  });

  it('of weighted choices is one of them, and none that weighs nothing', () => {
    const choices = fc
      .array(fc.tuple(fc.string(), fc.nat(100)), { minLength: 1 })
      .filter((list) => list.some(([, weight]) => weight > 0));
    holds(
      fc.property(seed, choices, (from, list) => {
        const drawn = drawFrom(from).weighted(list);
        expect(list.some(([choice, weight]) => choice === drawn && weight > 0)).toBe(true);
      }),
    );
  });

  it('of a UUID has the form of a random one', () => {
    const form = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
    holds(fc.property(seed, (from) => expect(drawFrom(from).uuid()).toMatch(form)));
  });

  it('of many UUIDs never comes twice', () => {
    const draw = drawFrom(20260101);
    const drawn = Array.from({ length: 20_000 }, () => draw.uuid());
    expect(new Set(drawn).size).toBe(drawn.length);
  });
});
