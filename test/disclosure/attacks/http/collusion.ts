import type { Ask } from '../../../setup/test-hub';
import { countsIn, type Client } from '../clients';
import { boundsBeside, ownAsKnown, type Party } from '../linked-bounds';
import type { Cell } from '../publisher';
import { twoOf } from '../parties';
import type { Figure } from '../report';
import { ownIn } from './own';
import type { ReadTable } from './published';
import { combinations } from './reading';

/** A partner with its exact figures: what it is answered in the field of its own. */
export interface Partner {
  ask: Ask;
  /** Whose figures those should be. */
  isOwn(client: Client): boolean;
}

interface Answered {
  table: ReadTable;
  own: number[];
}

async function answeredTo({ ask }: Partner, read: readonly ReadTable[]): Promise<Answered[]> {
  const answered: Answered[] = [];
  for (const table of read) {
    const own = await ownIn(ask, table);
    if (own) answered.push({ table, own });
  }
  return answered;
}

/** Partners subtract what they are told of their own clients, alone and two by two, in all tables where they are told. */
export async function ownTakenAway(
  what: string,
  partners: readonly Partner[],
  read: readonly ReadTable[],
  clients: readonly Client[],
): Promise<Figure[]> {
  const answers: Answered[][] = [];
  let others = 0;
  for (const partner of partners) {
    const answered = await answeredTo(partner, read);
    const own = clients.filter(partner.isOwn);
    for (const { table, own: told } of answered)
      others += countsIn(own, table).filter((count, cell) => count !== told[cell]).length;
    answers.push(answered);
  }
  const parties = partners.map(({ isOwn }): Party => isOwn);
  const alone = await all(clients, answers, parties);
  const pairs = answers.flatMap((one, place) => answers.slice(place + 1).map((two) => together(one, two)));
  const both = await all(clients, pairs, twoOf(parties));
  const told = answers.flat().length;
  const figure = (attack: string, over: string, found: { breaches: number; small: number }): Figure => ({
    ...{ attack, publisher: 'the API', over: `N = ${clients.length}, ${over}, ${found.small} small counts` },
    figure: `${found.breaches} break rule P`,
    rule: 'none breaks rule P',
    passed: found.breaches === 0,
  });
  return [
    {
      attack: `exact figures of one's own: ${what}, cells that count anybody else or miss somebody`,
      ...{
        publisher: 'the API',
        over: `N = ${clients.length}, ${partners.length} partners, ${told} tables answered`,
      },
      figure: `${others} cells`,
      rule: '0 cells',
      passed: others === 0 && told > 0,
    },
    figure(`collusion: ${what}, own figures as answered taken away`, `${partners.length} partners`, alone),
    figure(`collusion: two of these, ${what}, own figures as answered`, `${pairs.length} pairs`, both),
  ];
}

async function all(
  clients: readonly Client[],
  answers: ReadonlyArray<readonly Answered[]>,
  parties: readonly Party[],
) {
  const found = { breaches: 0, small: 0 };
  for (const [place, answered] of answers.entries()) {
    if (answered.length === 0) continue;
    const isOwn = parties[place]!;
    const tables = answered.map(({ table }) => ownAsKnown(table, clients.filter(isOwn), isOwn));
    const { breaches, small } = await boundsBeside(
      tables,
      clients,
      answered.map(({ own }) => own),
    );
    found.breaches += breaches;
    found.small += small;
  }
  return found;
}

/** Two partners of one kind have no client in common. */
const together = (one: readonly Answered[], two: readonly Answered[]): Answered[] =>
  one.flatMap(({ table, own }) => {
    const other = two.find((answered) => answered.table === table);
    return other ? [{ table, own: own.map((count, cell) => count + other.own[cell]!) }] : [];
  });

/** A provider takes its own clients away; a municipality adds the exact number of its inhabitants, where it is told. */
export async function providerWithMunicipality(
  [providers, municipalities]: readonly [readonly Partner[], readonly Partner[]],
  read: readonly ReadTable[],
  clients: readonly Client[],
): Promise<Figure> {
  const told = await Promise.all(municipalities.map((partner) => answeredTo(partner, read)));
  const found = { breaches: 0, small: 0 };
  for (const provider of providers) {
    const own = await answeredTo(provider, read);
    for (const [place, exact] of told.entries()) {
      const tables = own.map(({ table }) =>
        withExact(
          ownAsKnown(table, clients.filter(provider.isOwn), provider.isOwn),
          municipalities[place]!,
          exact.find((answer) => answer.table === table),
        ),
      );
      const { breaches, small } = await boundsBeside(
        tables,
        clients,
        own.map((answer) => answer.own),
      );
      found.breaches += breaches;
      found.small += small;
    }
  }
  return {
    attack: 'collusion: a care provider and a municipality, own figures as answered',
    publisher: 'the API',
    over: `N = ${clients.length}, ${providers.length * told.length} pairs, ${found.small} small counts`,
    figure: `${found.breaches} break rule P`,
    rule: 'none breaks rule P',
    passed: found.breaches === 0,
  };
}

/** With the counts that a municipality knows in the place of published bounds; whoever is in its rows is its own. */
function withExact(table: ReadTable, { isOwn }: Partner, answer: Answered | undefined): ReadTable {
  const side = table.axes.indexOf('MUNICIPALITY');
  if (side < 0) return table;
  const names = combinations(table.categories).map((codes) => codes[side]!);
  const cells = table.cells.map((cell, place): Cell => {
    if (!isOwn({ key: '', values: { MUNICIPALITY: names[place]! } })) return cell;
    const count = answer?.own[place];
    return count === undefined
      ? { ...cell, isKnown: true }
      : { ...cell, lower: count, upper: count, isKnown: true };
  });
  return { ...table, cells };
}
