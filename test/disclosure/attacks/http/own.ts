import { membersOf } from '../../../../src/disclosure/counts/linked-tables';
import type { Ask } from '../../../setup/test-hub';
import type { ReadTable } from './published';
import { combinations, inputOf, type Asked, type Line } from './reading';

const document = `query ($input: IndicatorQuestion!) {
  indicatorFigures(input: $input) {
    ... on IndicatorFigures { own { series { categories { members } points { value status } } } }
  }
}`;

/** Exact counts by code, as a partner gets them of its own clients. */
type OwnCounts = ReadonlyMap<string, number>;

async function ownCounts(ask: Ask, asked: Asked): Promise<OwnCounts | null> {
  const { data, errors } = await ask(document, { input: inputOf(asked) });
  if (errors) throw new Error(JSON.stringify(errors));
  const own = data.indicatorFigures.own as { series: Line[] } | null | undefined;
  if (!own) return null;
  return new Map(
    own.series.map(({ categories, points }) => [
      categories.map(({ members }) => members.join('+')).join('*'),
      points[0]!.value!,
    ]),
  );
}

/** What a partner knows for sure of each cell of a table by its own exact figures; null where it gets none by these axes. */
export async function ownIn(ask: Ask, { axes, categories, from }: ReadTable): Promise<number[] | null> {
  const inner = from.length > 1 ? categories.slice(1) : categories;
  const rows: number[] = [];
  for (const asked of from) {
    const own = await ownCounts(ask, asked);
    if (!own) return null;
    const isOfCause = axes.at(-1)?.startsWith('CAUSE:') ?? false;
    const margin = isOfCause ? await ownCounts(ask, { ...asked, axes: asked.axes.slice(0, -1) }) : null;
    rows.push(...combinations(inner).map((names) => ownOf(own, margin, names, axes.at(-1) ?? '')));
  }
  return rows;
}

function ownOf(own: OwnCounts, margin: OwnCounts | null, names: readonly string[], axis: string): number {
  const of = (counts: OwnCounts, codes: ReadonlyArray<readonly string[]>) =>
    combinations(codes).reduce((sum, code) => sum + (counts.get(code.join('*')) ?? 0), 0);
  const members = names.map(membersOf);
  if (!margin) return of(own, members);
  const rows = members.slice(0, -1);
  const having = of(own, [...rows, [axis.slice('CAUSE:'.length)]]);
  return names.at(-1) === 'YES' ? having : of(margin, rows) - having;
}
