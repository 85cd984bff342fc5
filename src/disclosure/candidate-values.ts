import { createHmac } from 'node:crypto';

/** Smallest number of records that may share what is shown of them, and smallest change that may be seen of it. */
export const smallestGroup = 5;

/** What is true of a candidate, as far as a list may ever show it. */
export interface TrueCandidate {
  /** The one municipality in which a home is sought; null is anywhere in the housing market. */
  municipality: string | null;
  /** Such as 2027-H1. */
  halfYear: string;
  /** Such as 2027-Q2; null where only the half-year is known. */
  quarter: string | null;
  kindOfDwelling: string;
  /** Rooms needed at least; null is not known. */
  rooms: number | null;
  accessibility: string | null;
  guidanceArranged: boolean | null;
}

/**
 * What a list can show, in the order of a record, and how much it helps who looks for homes: when, where and of what
 * kind first. Each value is shown only together with the coarser one that it lies within.
 */
export const attributes = {
  municipality: { weight: 3, within: null },
  year: { weight: 3, within: null },
  halfYear: { weight: 2.5, within: 'year' },
  quarter: { weight: 1, within: 'halfYear' },
  kindOfDwelling: { weight: 3, within: null },
  roomsClass: { weight: 2, within: null },
  rooms: { weight: 1, within: 'roomsClass' },
  accessibility: { weight: 1, within: null },
  guidanceArranged: { weight: 1, within: null },
} as const;

export type Attribute = keyof typeof attributes;
export const attributeNames = Object.keys(attributes) as Attribute[];

type Value = string | number | boolean | null;
/** The true values of a candidate in every attribute; null is not known, or anywhere. */
export type Values = Record<Attribute, Value>;
/** A combination of values as it is shown; an attribute that is not there is withheld. */
export type Shown = Partial<Values>;

/** Candidates of whom the same is true. */
export interface Alike {
  values: Values;
  count: number;
}

/** Records that show the same. */
export interface Combination {
  shown: Shown;
  count: number;
}

export const valuesOf = ({ halfYear, quarter, rooms, ...others }: TrueCandidate): Values => ({
  ...others,
  year: Number(halfYear.slice(0, 4)),
  halfYear,
  quarter,
  roomsClass: rooms && (rooms < 3 ? 'ONE_OR_TWO' : 'THREE_OR_MORE'),
  rooms,
});

/** The same combination has the same name, in whatever order its values came. */
export const nameOf = (shown: Shown): string =>
  JSON.stringify(attributeNames.filter((name) => name in shown).map((name) => [name, shown[name]]));

/** How much it helps who looks for homes; 0 where nothing is shown. */
export const said = (shown: Shown): number =>
  Object.keys(shown).reduce((sum, name) => sum + attributes[name as Attribute].weight, 0);

export const countOf = (groups: ReadonlyArray<{ count: number }>): number =>
  groups.reduce((sum, { count }) => sum + count, 0);

/** An order that says nothing about what is ordered to those who do not have the key. */
export function inKeyedOrder<Item>(
  items: readonly Item[],
  textOf: (item: Item) => string,
  key: string,
): Item[] {
  const placed = items.map((item) => ({
    item,
    place: createHmac('sha256', key).update(textOf(item)).digest('hex'),
  }));
  return placed.sort((a, b) => (a.place < b.place ? -1 : 1)).map(({ item }) => item);
}
