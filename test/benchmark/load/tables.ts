import type { Sample } from './measure';
import { fixed, median, table } from '../report';
import { limit } from '../contestants';

interface Column {
  head: string;
  read(sample: Sample): number;
  digits: number;
}

const columns: Column[] = [
  { head: 'requests/s', read: ({ perSecond }) => perSecond, digits: 0 },
  { head: 'p50 ms', read: ({ p50 }) => p50, digits: 1 },
  { head: 'p99 ms', read: ({ p99 }) => p99, digits: 1 },
  { head: 'memory MB', read: ({ memory }) => memory / 2 ** 20, digits: 0 },
  { head: 'CPU ms server', read: ({ server }) => server, digits: 2 },
  { head: 'CPU ms PostgreSQL', read: ({ postgres }) => postgres, digits: 2 },
];

/** A table of one shape: the median of the rounds, and in brackets the median of the rounds' ratios to the limit. */
export function shapeTable(samples: Map<string, Sample[]>): string {
  const base = samples.get(limit) ?? [...samples.values()][0]!;
  const rows = [...samples].map(([name, own]) => [name, ...columns.map((column) => cell(column, own, base))]);
  return table(['server', ...columns.map(({ head }) => head)], rows) + '\n' + footnote(samples);
}

function cell({ read, digits }: Column, own: Sample[], base: Sample[]): string {
  const ratio = median(own.map((sample, round) => read(sample) / read(base[round]!)));
  return `${fixed(median(own.map(read)), digits)} (${fixed(ratio)})`;
}

function footnote(samples: Map<string, Sample[]>): string {
  const all = [...samples.values()].flat();
  const range = (values: number[], digits: number) =>
    `${fixed(Math.min(...values), digits)} to ${fixed(Math.max(...values), digits)}`;
  const bytes = range(
    all.map((sample) => sample.bytes),
    0,
  );
  const generator = range(
    all.map((sample) => sample.generator),
    3,
  );
  return `Answers of ${bytes} bytes; the load generator took ${generator} ms CPU per request.\n`;
}
