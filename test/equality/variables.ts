import fc from 'fast-check';
import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isNonNullType,
  type GraphQLInputType,
} from 'graphql';
import type { Variable } from './model';
import { usually } from './usually';

/** Where a value stands: the name of its argument or input field, its type, and the default of that place. */
export interface Place {
  name: string;
  type: GraphQLInputType;
  defaultValue?: unknown;
}

/** Values that do not fit their type. Given to a variable they are refused when the operation is about to run. */
const unfit: Record<string, readonly unknown[]> = {
  CbsMunicipalityCode: ['Dordrecht', 505],
  String: [5, true],
  ID: [true, 1.5],
  Int: ['1', 1.5, 2_147_483_648],
  Boolean: ['true', 1],
  LocalDate: ['2026-02-30', 'yesterday', 20261122],
  KnownMoment: ['yesterday', '2099-01-01T00:00:00Z', 20261122],
  ClosedPeriod: ['2025-13', '2025-H3', 2025],
};

const nullableVariable = (defaultValue: unknown, given: unknown): Variable => ({
  kind: 'VARIABLE',
  nonNull: false,
  defaultValue,
  given,
});

/**
 * A variable for a place: declared as nullable or not, with or without a default, given, null or left out. All of them
 * make valid documents. What a non-null place gets from a nullable variable only shows when the operation runs.
 */
export function variable(place: Place, values: fc.Arbitrary<unknown>): fc.Arbitrary<Variable> {
  const later = usually(values, fc.constant(undefined), 5);
  return fc.tuple(declared(place, values), later).map(([one, other]) => {
    // Where one is needed both times one is given.
    const needed = one.nonNull && other === undefined;
    return { ...one, later: needed ? one.given : other };
  });
}

function declared(place: Place, values: fc.Arbitrary<unknown>): fc.Arbitrary<Variable> {
  const takesNull = !isNonNullType(place.type);
  const needsNothing = takesNull || place.defaultValue !== undefined;
  const nothing = undefined;
  const ways = [
    { weight: 96, arbitrary: given(values, needsNothing) },
    {
      weight: 24,
      arbitrary: fc.tuple(values, values).map(([fallback, value]) => nullableVariable(fallback, value)),
    },
    { weight: 24, arbitrary: values.map((fallback) => nullableVariable(fallback, nothing)) },
    // Null takes a default away: in a non-null place that is an error of the field.
    { weight: takesNull ? 12 : 2, arbitrary: values.map((fallback) => nullableVariable(fallback, null)) },
    { weight: 1, arbitrary: refused(place.type) },
  ];
  if (needsNothing) {
    ways.push(
      { weight: 24, arbitrary: fc.constant(nullableVariable(nothing, nothing)) },
      { weight: takesNull ? 16 : 2, arbitrary: fc.constant(nullableVariable(nothing, null)) },
    );
  }
  return fc.oneof(...ways);
}

const given = (values: fc.Arbitrary<unknown>, mayBeNullable: boolean): fc.Arbitrary<Variable> =>
  fc
    .tuple(fc.boolean(), values)
    .map(([nonNull, value]) => ({ kind: 'VARIABLE', nonNull: nonNull || !mayBeNullable, given: value }));

/** A variable that makes the whole request wrong. */
const refused = (type: GraphQLInputType): fc.Arbitrary<Variable> =>
  fc
    .constantFrom(undefined, null, ...unfitFor(type))
    .map((value) => ({ kind: 'VARIABLE', nonNull: true, given: value }));

function unfitFor(type: GraphQLInputType): readonly unknown[] {
  const named = getNamedType(type);
  if (isEnumType(named)) return ['NO_SUCH_CODE', 1];
  if (isInputObjectType(named)) return ['text', { noSuchField: 1 }];
  const values = unfit[named.name];
  if (!values) throw new Error(`No unfit values are known for ${String(getNullableType(type))}.`);
  return values;
}
