import type { Answer } from './hubs';
import type { Scope } from './scope';

type Counts = Map<string, number>;

/** What a run asked, and what it got: so that a generator that no longer reaches something does not go unnoticed. */
export class Statistics {
  private readonly asked: Counts = new Map();
  /** Fields that came back with something else than null. */
  private readonly answered: Counts = new Map();
  private readonly codes: Counts = new Map();
  private readonly totals = { operations: 0, data: 0, errors: 0, characters: 0, longest: 0 };

  /** Pairs of answers that differed in what the reference does not decide. */
  leftToChance = 0;

  get operations(): number {
    return this.totals.operations;
  }

  countAsked(names: readonly string[]): void {
    for (const name of names) add(this.asked, name);
  }

  count({ body }: Answer): void {
    const { data, errors = [] } = JSON.parse(body) as { data?: object | null; errors?: ErrorLike[] };
    for (const { extensions } of errors) add(this.codes, extensions.code);
    this.totals.operations += 1;
    this.totals.data += data && Object.keys(data).length > 0 ? 1 : 0;
    this.totals.errors += errors.length > 0 ? 1 : 0;
    this.totals.characters += body.length;
    this.totals.longest = Math.max(this.totals.longest, body.length);
  }

  countAnswered({ body }: Answer, scope: Scope): void {
    this.countBelow((JSON.parse(body) as { data?: unknown }).data, scope);
  }

  /** Of an object that may be of several types it is not known which field a key stands for, unless all say the same. */
  private countBelow(value: unknown, scope: Scope): void {
    if (Array.isArray(value)) return value.forEach((item) => this.countBelow(item, scope));
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      const found = scope.under(key);
      if (inner === null || !found) continue;
      if (found.fields.length === 1) add(this.answered, found.fields[0]!);
      this.countBelow(inner, found.below);
    }
  }

  addAll(other: Statistics): void {
    for (const name of ['asked', 'answered', 'codes'] as const) {
      for (const [key, count] of other[name]) add(this[name], key, count);
    }
    for (const name of ['operations', 'data', 'errors', 'characters'] as const)
      this.totals[name] += other.totals[name];
    this.totals.longest = Math.max(this.totals.longest, other.totals.longest);
    this.leftToChance += other.leftToChance;
  }

  notAsked = (names: Iterable<string>): string[] => [...names].filter((name) => !this.asked.has(name));
  notAnswered = (fields: Iterable<string>): string[] =>
    [...fields].filter((name) => !this.answered.has(name));

  summary(title: string): string {
    const { operations, data, errors, characters, longest } = this.totals;
    const share = (part: number) => `${((100 * part) / operations).toFixed(1)} %`;
    return [
      `${title}: ${operations} operations, ${share(data)} with data, ${share(errors)} with errors, ` +
        `answers of ${Math.round(characters / operations)} characters, at most ${longest}`,
      `errors: ${inOrder(this.codes)}; pairs of answers left to chance: ${this.leftToChance}`,
      `asked (and answered with something): ${inOrder(this.asked, (name) => this.answered.get(name))}`,
    ].join('\n');
  }
}

interface ErrorLike {
  extensions: { code: string };
}

function add(counts: Counts, name: string, count = 1): void {
  counts.set(name, (counts.get(name) ?? 0) + count);
}

const inOrder = (counts: Counts, beside: (name: string) => number | undefined = () => undefined): string =>
  [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, count]) => `${name} ${count}${beside(name) === undefined ? '' : ` (${beside(name)})`}`)
    .join(', ');
