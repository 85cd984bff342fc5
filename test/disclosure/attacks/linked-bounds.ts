import {
  linkTables,
  membersOf,
  placesOf,
  type BoundedTable,
} from '../../../src/disclosure/counts/linked-tables';
import { breachOf, isSmall } from '../../../src/disclosure/counts/rule-p';
import { breachesOfEach } from '../../../src/disclosure/counts/search-bounds';
import { combinationsOf } from '../../../src/jobs/indicators/counts';
import { countsIn, type Client } from './clients';
import { takeAll, type Cell, type Publisher, type Taken } from './publisher';
import type { Figure } from './report';

const figureOf = (
  attack: string,
  publisher: Publisher,
  over: string,
  breaches: number,
  small: number,
): Figure => ({
  attack,
  publisher: publisher.name,
  over: `${over}, ${small} small counts`,
  figure: `${breaches} break rule P`,
  rule: 'none breaks rule P',
  passed: breaches === 0,
});

/** Linear programming over everything that links the tables, less the clients whom the attacker knows. */
export async function boundsOverTables(
  taken: readonly Taken[],
  clients: readonly Client[],
  isKnown: Party = () => false,
): Promise<{ breaches: number; small: number }> {
  const known = clients.filter(isKnown);
  return boundsBeside(
    taken.map((table) => ownAsKnown(table, known, isKnown)),
    clients,
    taken.map((table) => countsIn(known, table)),
  );
}

/** Whose clients somebody knows: of a client, or of a cell by its categories. */
export type Party = (client: Client) => boolean;

/** With the exact counts of cells in which nobody can be but those whom the attacker knows. */
export function ownAsKnown<T extends Taken>(table: T, known: readonly Client[], isKnown: Party): T {
  const { axes, categories, cells } = table;
  const counts = countsIn(known, table);
  const isOwn = combinationsOf(categories.map((names) => names.map(membersOf))).map((cell) =>
    combinationsOf(cell).every((codes) =>
      isKnown({ key: '', values: Object.fromEntries(axes.map((axis, side) => [axis, codes[side]!])) }),
    ),
  );
  return {
    ...table,
    cells: cells.map((cell, place) =>
      isOwn[place] ? { ...cell, lower: counts[place]!, upper: counts[place]!, isKnown: true } : cell,
    ),
  };
}

/** The same, where the attacker knows so many in each cell of each table. */
export async function boundsBeside(
  taken: readonly Taken[],
  clients: readonly Client[],
  own: ReadonlyArray<readonly number[]>,
): Promise<{ breaches: number; small: number }> {
  const others = taken.flatMap((table, place) =>
    countsIn(clients, table).map((count, cell) => count - own[place]![cell]!),
  );
  const tables = taken.map(({ axes, categories, cells }, table): BoundedTable => ({
    axes,
    categories,
    lower: cells.map(({ lower }, cell) => Math.max(0, lower - own[table]![cell]!)),
    upper: cells.map(({ upper }, cell) => upper - own[table]![cell]!),
  }));
  const isKnown = taken.flatMap(({ cells }) => cells.map((cell) => cell.isKnown ?? false));
  const small = others.flatMap((count, cell) => (isSmall(count) && !isKnown[cell] ? [cell] : []));
  const { programme } = linkTables(tables);
  const [breaches] = await breachesOfEach(programme, [{ targets: small, truth: (cell) => others[cell]! }]);
  return { breaches: breaches!.size, small: small.length };
}

export async function linkedBounds(publisher: Publisher, clients: readonly Client[]): Promise<Figure> {
  const taken = await takeAll(await publisher.publish(clients, 'linked'));
  const { breaches, small } = await boundsOverTables(taken, clients);
  return figureOf(
    'linear programming over all linked tables',
    publisher,
    `N = ${clients.length}`,
    breaches,
    small,
  );
}

/** One partner, or two together, take away what they know: all clients of theirs, with everything that is true of them. */
export async function collusion(
  publisher: Publisher,
  clients: readonly Client[],
  parties: readonly Party[],
  what: string,
): Promise<Figure> {
  const taken = await takeAll(await publisher.publish(clients, 'collusion'));
  let breaches = 0;
  let small = 0;
  for (const isKnown of parties) {
    const found = await boundsOverTables(taken, clients, isKnown);
    breaches += found.breaches;
    small += found.small;
  }
  return figureOf(
    `collusion: ${what}, own clients taken away`,
    publisher,
    `N = ${clients.length}, ${parties.length} parties`,
    breaches,
    small,
  );
}

/** What is left of a cell when a cell within it is taken away: the simplest attack, without a solver. */
export async function differences(publisher: Publisher, clients: readonly Client[]): Promise<Figure> {
  const taken = await takeAll(await publisher.publish(clients, 'differences'));
  const byName = new Map(taken.map((table) => [table.axes.join('/'), table]));
  let breaches = 0;
  let small = 0;
  for (const table of taken.filter(({ axes }) => axes.length > 0)) {
    const counts = countsIn(clients, table);
    for (const [side, axis] of table.axes.entries()) {
      const outer = byName.get(table.axes.length === 1 ? '' : axis);
      table.categories[side]!.forEach((name, place) => {
        const inner = placesOf(table.categories, side, place);
        const whole = outer ? within(outer, name) : null;
        if (!whole) return;
        const held = table.axes.length === 1 ? clients.length : sum(inner.map((cell) => counts[cell]!));
        for (const cell of inner) {
          if (!isSmall(held - counts[cell]!)) continue;
          small += 1;
          if (breachOf(difference(whole, table.cells[cell]!)) !== null) breaches += 1;
        }
      });
    }
  }
  return figureOf('differences of nested cells', publisher, `N = ${clients.length}`, breaches, small);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);

/** What a one-way table, or the total, says of a category that may be merged of several of its own. */
function within({ categories: [names], cells }: Taken, category: string): Cell | null {
  if (!names) return cells[0]!;
  const members = membersOf(category);
  const parts = names.flatMap((name, place) =>
    membersOf(name).every((member) => members.includes(member)) ? [{ name, cell: cells[place]! }] : [],
  );
  if (parts.flatMap(({ name }) => membersOf(name)).length < members.length) return null;
  return {
    value: sum(parts.map(({ cell }) => cell.value)),
    lower: sum(parts.map(({ cell }) => cell.lower)),
    upper: sum(parts.map(({ cell }) => cell.upper)),
  };
}

const difference = (outer: Cell, inner: Cell): { lower: number; upper: number } => ({
  lower: Math.max(0, outer.lower - inner.upper),
  upper: outer.upper - inner.lower,
});
