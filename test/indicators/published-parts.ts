import type { Release } from '../../src/features/indicator/figures';
import type { Table } from '../../src/features/indicator/published-tables';
import type { CategoryNamer } from '../../src/features/indicator/series';

export const namer: CategoryNamer = (dimension, code) => ({
  ...{ dimension, code, label: { nl: code, en: code }, members: code.split('+') },
});

export const release = (period: string): Release => ({
  ...{ period, snapshot: `X-${period}`, version: 'FINAL', asOf: '2026-01-15' },
  ...{ publishedAt: new Date(0), synthetic: true, definitionVersion: 1, dataBeginWithin: false },
});

/** A table by one dimension, as it is published. */
export const table = (
  period: string,
  values: Record<string, number | null>,
  given: Partial<Table> = {},
): Table => ({
  ...{ measure: 'X', period, dimensions: ['CATEGORY'], cause: null, reason: null },
  cells: Object.entries(values).map(([name, value]) => ({
    ...{ names: [name], value, lower: Math.max(0, (value ?? 0) - 4), upper: (value ?? 0) + 4 },
  })),
  ...given,
});
