import fc from 'fast-check';
import {
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLInputField,
  type GraphQLInputObjectType,
} from 'graphql';
import type { Value } from './model';
import type { Pools } from './pools';
import { usually } from './usually';
import { variable, type Place } from './variables';

/** Values of the right form that no row has. */
const unknown: Record<string, readonly unknown[]> = {
  CbsMunicipalityCode: ['GM9999', 'GM0000'],
  String: ['no-such-value', '', `'; select 1; --`, '"\\{}é🏠', '2027-H1', 'LEGER-DES-HEILS'],
  ID: ['x', '', 'RmFjaWxpdHk6bm93aGVyZQ', 'UXVlcnk6eA', 7],
  Int: [0, -1, 3, 2_147_483_647],
  Boolean: [true, false],
  LocalDate: ['0001-01-01', '9999-12-31'],
  KnownMoment: ['1970-01-01T00:00:00Z', '0001-01-01T00:00:00Z'],
  ClosedPeriod: ['0001', '9999-Q4'],
};

/** Days in, before and after everything that the ledgers know. */
const days = [
  '2026-11-01',
  '2020-03-01',
  '2021-05-05',
  '2024-02-29',
  '2026-10-01',
  '1999-12-31',
  '2099-06-01',
];

/** Moments before, between and after those at which the ledgers' lines were reported. */
const moments = [
  '2026-11-10T12:00:00Z',
  '2026-09-01T00:00:00.000Z',
  '2000-01-01T00:00:00Z',
  '2026-11-17T00:00:00Z',
];

/** Periods that are published, and one that is not closed. */
const periods = ['2025', '2024', '2025-H1', '2024-H2', '2025-Q4', '2098'];

/** Values of the types that no column gives. */
const timely: Record<string, readonly unknown[]> = {
  ...{ LocalDate: days, KnownMoment: moments, ClosedPeriod: periods },
};

/** Arbitraries of argument values: written on the spot, as variables, or with variables inside. */
export class Values {
  constructor(private readonly pools: Pools) {}

  /** A value for a place, in any way of writing. */
  at(place: Place): fc.Arbitrary<Value> {
    const nullable = getNullableType(place.type);
    const ways = [{ weight: 5, arbitrary: written(place, this.known(place)) }];
    if (isListType(nullable)) {
      const items = this.at({ name: place.name, type: nullable.ofType });
      const list = fc.array(items, { maxLength: 3 }).map((list): Value => ({ kind: 'LIST', items: list }));
      ways.push({ weight: 3, arbitrary: list });
    }
    if (isInputObjectType(nullable)) ways.push({ weight: 7, arbitrary: this.objectOfValues(nullable) });
    return fc.oneof(...ways);
  }

  /** A value that fits the type, as JSON. */
  known({ name, type }: Place): fc.Arbitrary<unknown> {
    const nullable = getNullableType(type);
    if (isEnumType(nullable)) return fc.constantFrom(...nullable.getValues().map((value) => value.name));
    if (isListType(nullable)) {
      const item = this.known({ name, type: nullable.ofType });
      // A value by itself stands for a list of one.
      return usually<unknown>(fc.array(item, { maxLength: 4 }), item, 7);
    }
    if (isInputObjectType(nullable)) return this.objectOfConstants(nullable);
    const real = timely[nullable.name] ?? this.pools.values[name];
    if (!real || real.length === 0)
      throw new Error(`No values are known for ${name}: add them to the pools.`);
    return usually(fc.constantFrom(...real), fc.constantFrom(...unknown[nullable.name]!), 10);
  }

  private objectOfConstants(type: GraphQLInputObjectType): fc.Arbitrary<unknown> {
    return someOf(type, (field) => (isRequired(field) ? this.known(field) : orNull(this.known(field)))).map(
      (given) => Object.fromEntries(given),
    );
  }

  private objectOfValues(type: GraphQLInputObjectType): fc.Arbitrary<Value> {
    return someOf(type, (field) => this.at(field)).map((given) => ({ kind: 'OBJECT', fields: given }));
  }
}

/** One of the values, as a constant or as a variable that is declared and given in some way. */
export const written = (place: Place, values: fc.Arbitrary<unknown>): fc.Arbitrary<Value> =>
  fc.oneof(
    { withCrossShrink: true },
    {
      weight: 5,
      arbitrary: (isNonNullType(place.type) ? values : orNull(values)).map((value): Value => ({
        kind: 'CONSTANT',
        value,
      })),
    },
    { weight: 4, arbitrary: variable(place, values) },
  );

const orNull = (values: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  usually(values, fc.constant(null), 9);

const isRequired = ({ type, defaultValue }: GraphQLInputField): boolean =>
  isNonNullType(type) && defaultValue === undefined;

/** The fields that must be given, and some of the others, each once: with all of them at once a filter would find nothing. */
function someOf<T>(
  type: GraphQLInputObjectType,
  valueOf: (field: GraphQLInputField) => fc.Arbitrary<T>,
): fc.Arbitrary<Array<readonly [string, T]>> {
  const named = (field: GraphQLInputField) => valueOf(field).map((value) => [field.name, value] as const);
  const fields = Object.values(type.getFields());
  const required = fc.tuple(...fields.filter(isRequired).map(named));
  const others = fields.filter((field) => !isRequired(field)).map(named);
  const few =
    others.length === 0
      ? fc.constant([])
      : fc.uniqueArray(fc.oneof(...others), { maxLength: 3, selector: ([name]) => name });
  return fc.tuple(required, few).map(([first, rest]) => [...first, ...rest]);
}
