import { stringify } from 'csv-stringify/sync';
import type { Figures } from '../features/indicator/figures';

/** One row per cell, as a spreadsheet in the Netherlands reads it; labels in both languages. */
export function toIndicatorCsv({ question, series, releases, dimensions }: Figures): string {
  const { code } = question.measure;
  const asOf = new Map(releases.map((release) => [release.period, release]));
  const rows = series.flatMap(({ categories, points }) =>
    points.map((point) => [
      ...[code, point.period, point.version, asOf.get(point.period)!.asOf, point.snapshot],
      ...[asOf.get(point.period)!.synthetic, asOf.get(point.period)!.dataBeginWithin].map(String),
      ...categories.flatMap((category) => [category.code, category.label.nl, category.label.en]),
      ...[point.value, point.lower, point.upper, point.status, point.reason, String(point.overlaps)],
    ]),
  );
  const named = dimensions.map((dimension) => dimension.toLowerCase());
  return stringify(rows, {
    header: true,
    columns: [
      ...['measure', 'period', 'version', 'as_of', 'snapshot', 'synthetic', 'data_begin_within'],
      ...named.flatMap((name) => [name, `${name}_nl`, `${name}_en`]),
      ...['value', 'lower', 'upper', 'status', 'reason', 'overlaps'],
    ],
    ...{ delimiter: ';', record_delimiter: 'windows', bom: true, escape_formulas: true },
  });
}
