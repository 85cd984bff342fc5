import type { Bilingual } from '../../errors';

/** A class of durations: more than `from`, up to and including `to`; the last one has no end. */
export interface Bucket {
  code: string;
  from: number;
  to: number | null;
  /** The value that stands for everybody in the class where a mean is estimated. */
  value: number;
  label: Bilingual;
}

export interface Buckets {
  unit: 'MONTHS' | 'DAYS' | 'NIGHTS';
  classes: readonly Bucket[];
}

const words = {
  MONTHS: { nl: 'maanden', en: 'months' },
  DAYS: { nl: 'dagen', en: 'days' },
  NIGHTS: { nl: 'nachten', en: 'nights' },
};

/** As the functions `months_bucket`, `days_bucket` and `nights_bucket` of the database name them. */
function bucketsOf(unit: Buckets['unit'], borders: readonly number[], beyond: number): Buckets {
  const { nl, en } = words[unit];
  const closed = borders.slice(1).map((to, i): Bucket => {
    const from = borders[i]!;
    // Nights are whole: after 1 to 7 comes 8 to 30.
    const first = unit === 'NIGHTS' ? from + 1 : from;
    return {
      ...{ code: `${unit}_${first}_${to}`, from, to, value: (first + to) / 2 },
      label: { nl: `${first} tot en met ${to} ${nl}`, en: `${first} up to and including ${to} ${en}` },
    };
  });
  const last = borders.at(-1)!;
  const label = { nl: `meer dan ${last} ${nl}`, en: `over ${last} ${en}` };
  return {
    unit,
    classes: [...closed, { code: `${unit}_OVER_${last}`, from: last, to: null, value: beyond, label }],
  };
}

/** Calendar months. Over two years is taken for three in a mean. */
export const monthsBuckets = bucketsOf('MONTHS', [0, 3, 6, 12, 24], 36);
export const daysBuckets = bucketsOf('DAYS', [0, 7, 14, 28, 56], 84);
/** Nights within one period, which is a year at most. */
export const nightsBuckets = bucketsOf('NIGHTS', [0, 7, 30, 91, 182], 274);

/**
 * A second half of a year has 184 nights: over 182 are 183 or 184. A first half has 181 or 182: who stayed all of it is in the class
 * before, which counts half-way between its middle and its end.
 */
const nightsIn: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  H1: { NIGHTS_92_182: 159.5 },
  H2: { NIGHTS_OVER_182: 183.5 },
};

/** The same classes with the values that stand for them in a period, such as 2025 or 2025-H1. */
export function bucketsIn(buckets: Buckets, period: string): Buckets {
  const values = nightsIn[period.slice(5)] ?? {};
  return {
    ...buckets,
    classes: buckets.classes.map((one) => ({ ...one, value: values[one.code] ?? one.value })),
  };
}
