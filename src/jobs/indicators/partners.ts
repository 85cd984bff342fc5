import type { Known } from '../../disclosure/counts/audit-tables';
import { unmerged } from '../../disclosure/counts/coarsen';
import { membersOf } from '../../disclosure/counts/linked-tables';
import { unknown, type Axis } from '../../features/indicator/catalogue';
import type { Measure } from '../../features/indicator/measures';
import { combinationsOf, type Counts } from './counts';
import type { RoundedCells } from './shown-table';

/** Who knows everything that is told of their own clients: each provider of those that it guides. */
const partner: Axis = 'PROVIDER';

/** What else is to be counted, so that the audit can take away what each provider counts for itself. */
export function byPartner(
  { dimensions }: Measure,
  tables: ReadonlyArray<readonly Axis[]>,
): ReadonlyArray<readonly Axis[]> {
  if (!dimensions.includes('PROVIDER')) return [];
  const counted = new Set(tables.map((axes) => [...axes].sort().join()));
  return tables.flatMap((axes) => {
    const also = [...axes, partner];
    return axes.includes(partner) || counted.has([...also].sort().join()) ? [] : [also];
  });
}

/**
 * What each provider knows of every cell of these tables, and what every two that have clients do together. A cell of theirs they know
 * wholly: nobody else is in it, and also where nobody is.
 */
export function knownToPartners(counts: Counts, tables: readonly RoundedCells[]): Known[] {
  const providers = (counts.categories.get(partner) ?? []).filter((code) => code !== unknown);
  const alone = new Map(
    providers.map((code) => [code, tables.map((table) => countsOf(code, counts, table))] as const),
  );
  // Who has no clients has nothing to put together with another.
  const some = providers.filter((code) => counts.of([partner], [[code]]).count > 0);
  const two = some.flatMap((one, place) => some.slice(place + 1).map((other) => [one, other]));
  return [...providers.map((code) => [code]), ...two].map((codes) =>
    tables.map((table, place) => {
      const own = codes.map((code) => alone.get(code)![place]!);
      return ofPartners(codes, table).map((isAll, cell) => ({
        isAll,
        count: own.reduce((sum, known) => sum + known[cell]!, 0),
      }));
    }),
  );
}

/** Which cells of a table are of these providers and of nobody else. */
function ofPartners(codes: readonly string[], { axes, categories }: RoundedCells): boolean[] {
  const side = axes.indexOf(partner);
  const theirs = categories.map((names, at) =>
    names.map((name) => at === side && membersOf(name).every((code) => codes.includes(code))),
  );
  return combinationsOf(theirs).map((cell) => cell.includes(true));
}

function countsOf(code: string, counts: Counts, { axes, categories }: RoundedCells): number[] {
  const groups = categories.map((names) => names.map((name) => ({ name, members: membersOf(name) })));
  const side = axes.indexOf(partner);
  if (side < 0)
    return counts.table([...axes, partner], [...groups, unmerged([code])]).map(({ count }) => count);
  // Of those who are told as one, these are the ones it knows.
  const own = groups.map((all, at) =>
    at === side
      ? all.map(({ name, members }) => ({ name, members: members.filter((each) => each === code) }))
      : all,
  );
  return counts.table(axes, own).map(({ count }) => count);
}
