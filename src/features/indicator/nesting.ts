import type { Dimension } from './measures';

/** How what one measure counts lies to what another does: all of it is among that, is just that, or holds it. */
export type Lies = 'WITHIN' | 'SAME' | 'AROUND';

/** What is true of two measures in every period, and in every cell of the dimensions that they share. */
export interface Statement {
  /** The categories of this measure that it is about; without them it is about everything that is counted. */
  of?: readonly string[];
  lies: Lies;
  /** The categories of the other one; without them everything. */
  others?: readonly string[];
}

/** A measure beside another one that counts some of the same records. */
export interface Nesting {
  to: string;
  statements: readonly Statement[];
  /** By what it holds; by everything that both have when not given, and of the total only when empty. */
  dimensions?: readonly Dimension[];
}

const inverse: Record<Lies, Lies> = { WITHIN: 'AROUND', SAME: 'SAME', AROUND: 'WITHIN' };

const turned = ({ of, lies, others }: Statement): Statement => ({
  ...(others ? { of: others } : {}),
  lies: inverse[lies],
  ...(of ? { others: of } : {}),
});

interface Nested {
  code: string;
  nested: readonly Nesting[];
}

/** What a measure says of others, and what others say of it: whichever of two is published later keeps to the earlier one. */
export const nestingsOf = (measure: Nested, all: readonly Nested[]): Nesting[] => [
  ...measure.nested,
  ...all.flatMap(({ code, nested }) =>
    nested
      .filter(({ to }) => to === measure.code)
      .map((nesting) => ({ ...nesting, to: code, statements: nesting.statements.map(turned) })),
  ),
];

/** A statement about all of one measure and some categories of the other. */
export const isSlice = ({ of, others }: Statement): boolean => (of === undefined) !== (others === undefined);

/** Those that hold others first: what lies within something has room to keep to it. */
export function holdersFirst<T extends Nested>(all: readonly T[]): T[] {
  const ordered: T[] = [];
  const add = (one: T): void => {
    if (ordered.includes(one)) return;
    for (const { to } of one.nested) all.filter(({ code }) => code === to).forEach(add);
    ordered.push(one);
  };
  all.forEach(add);
  return ordered;
}
