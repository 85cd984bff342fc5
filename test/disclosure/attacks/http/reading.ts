import { mergedName } from '../../../../src/disclosure/counts/linked-tables';
import type { Ask } from '../../../setup/test-hub';
import type { Cell, Taken } from '../publisher';

/** A question of the API: a measure in one period, by some dimensions; of causes one at a time. */
export interface Asked {
  measure: string;
  periodKind: 'YEAR' | 'HALF_YEAR' | 'QUARTER';
  period: string;
  /** Such as MUNICIPALITY or CAUSE:BREAKUP. */
  axes: readonly string[];
}

const document = `query ($input: IndicatorQuestion!) {
  indicatorFigures(input: $input) {
    ... on IndicatorFigures { series { ...line } }
    ... on NotPublished { reason }
  }
}
fragment line on IndicatorSeries { categories { members } points { value lower upper status } }`;

export interface Line {
  categories: Array<{ members: string[] }>;
  points: Array<{ value: number | null; lower: number | null; upper: number | null; status: string }>;
}

const causeIn = (axis: string): string | null =>
  axis.startsWith('CAUSE:') ? axis.slice('CAUSE:'.length) : null;

/** The question in the form in which the API takes it. */
export function inputOf({ measure, periodKind, period, axes }: Asked): Record<string, unknown> {
  const filters = axes.flatMap((axis) => {
    const cause = causeIn(axis);
    return cause ? [{ dimension: 'CAUSE', values: [cause] }] : [];
  });
  const dimensions = axes.filter((axis) => !causeIn(axis));
  return { measure, periodKind, from: period, to: period, dimensions, filters };
}

/** The published lines of a question; null where nothing is published of it. */
export async function linesOf(ask: Ask, asked: Asked): Promise<Line[] | null> {
  const { data, errors } = await ask(document, { input: inputOf(asked) });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.indicatorFigures.series ?? null;
}

export const unknownCell: Cell = { value: 0, lower: 0, upper: Infinity };

const cellOf = ({ value, lower, upper }: Line['points'][0]): Cell =>
  value === null ? unknownCell : { value, lower: lower!, upper: upper! };

/** A published table as somebody reads it who has the one-way tables already; null where all of it is withheld. */
export async function readTable(
  ask: Ask,
  asked: Asked,
  margins: ReadonlyMap<string, Taken>,
): Promise<Taken | null> {
  const lines = await linesOf(ask, asked);
  if (!lines || lines.every(({ points }) => points[0]!.value === null)) return null;
  const { axes } = asked;
  // A cause stands before the measure's own categories; here it stands last.
  const shown = [...axes.filter((axis) => !causeIn(axis)), ...axes.filter(causeIn)];
  const sides = shown.map((axis) => axes.indexOf(axis));
  const table = tableOf(
    shown,
    lines.map((line) => ({ ...line, categories: sides.map((side) => line.categories[side]!) })),
  );
  return axes.some(causeIn) ? withTheOthers(table, margins) : table;
}

function tableOf(axes: readonly string[], lines: readonly Line[]): Taken {
  const names = lines.map(({ categories }) => categories.map(({ members }) => mergedName(members)));
  const categories = axes.map((_, side) => [...new Set(names.map((name) => name[side]!))]);
  const at = new Map(lines.map(({ points }, place) => [names[place]!.join('*'), cellOf(points[0]!)]));
  const cells = combinations(categories).map((name) => at.get(name.join('*')) ?? unknownCell);
  return { axes, categories, cells };
}

export const combinations = (lists: ReadonlyArray<readonly string[]>): string[][] =>
  lists.reduce<string[][]>((all, list) => all.flatMap((one) => list.map((name) => [...one, name])), [[]]);

/** Of a cause those who have it are told; the others are the rest of their row, which has a table of its own. */
function withTheOthers({ axes, categories, cells }: Taken, margins: ReadonlyMap<string, Taken>): Taken {
  const margin = margins.get(axes.slice(0, -1).join())!;
  const rows = axes.length === 1 ? [[]] : categories[0]!.map((name) => name.split('+'));
  const both = rows.flatMap((members, place): Cell[] => {
    const yes = cells[place]!;
    const whole = valueOf(margin, members);
    if (yes.upper === Infinity || whole === null) return [yes, unknownCell];
    const reach = yes.upper - yes.value;
    const value = whole - yes.value;
    return [yes, { value, lower: Math.max(0, value - reach), upper: value + reach }];
  });
  return { axes, categories: [...categories.slice(0, -1), ['YES', 'NO']], cells: both };
}

/** The published value of categories in a one-way table, or the total. */
function valueOf({ categories: [names], cells }: Taken, members: readonly string[]): number | null {
  if (!names) return cells[0]!.value;
  const parts = names.flatMap((name, place) =>
    name.split('+').every((code) => members.includes(code)) ? [place] : [],
  );
  const covered = parts.flatMap((place) => names[place]!.split('+')).length;
  return covered === members.length ? parts.reduce((sum, place) => sum + cells[place]!.value, 0) : null;
}
