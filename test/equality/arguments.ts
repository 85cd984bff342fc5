import fc from 'fast-check';
import { isNonNullType, type GraphQLArgument, type GraphQLCompositeType } from 'graphql';
import { ordersOf, type Cursors, type CursorsByOrder } from './cursors';
import type { Argument } from './model';
import type { AnyField } from './schema-walk';
import { usually } from './usually';
import { written, type Values } from './values';

/** Most pages are small; some are as large as a page may be, or wrong. */
const sizes = usually(
  fc.integer({ min: 1, max: 5 }),
  fc.constantFrom(200, 50, 20, 1, 200, 50, 20, 0, -1, 201, 500),
  12,
);

/** What was never a cursor, is one of nothing, or holds a value that its column cannot. */
const madeUp = [
  'nonsense',
  '',
  cursor('NAME_ASC', 'M', 'm'),
  cursor('name', 'M', 'm'),
  cursor('id', 'M', 'm'),
  cursor('id', 'GM0505-', 'GM0505-'),
  cursor('REPORTED_AT_DESC', 'yesterday', 'x'),
  cursor('EFFECTIVE_ON_ASC', '2026-01-01', 'no-uuid'),
  cursor('PERIOD_ASC', '2027-H1', '00000000-0000-4000-8000-000000000000'),
];

function cursor(...place: string[]): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** Arbitraries of the arguments of a field. */
export class Arguments {
  constructor(
    private readonly values: Values,
    private readonly cursors: Cursors,
  ) {}

  of(parent: GraphQLCompositeType, field: AnyField): fc.Arbitrary<Argument[]> {
    const byOrder = this.cursors.get(`${parent.name}.${field.name}`);
    const paging = ['first', 'after', 'last', 'before', ...(byOrder ? ['orderBy'] : [])];
    const others = field.args.filter(({ name }) => !byOrder || !paging.includes(name));
    const each = others.map((argument) => this.maybe(argument));
    return fc
      .tuple(byOrder ? pageOf(field, byOrder) : fc.constant<Argument[]>([]), ...each)
      .map((parts) => parts.flat());
  }

  private maybe(argument: GraphQLArgument): fc.Arbitrary<Argument[]> {
    const given = this.values.at(argument).map((value): Argument[] => [[argument.name, value]]);
    if (isNonNullType(argument.type) && argument.defaultValue === undefined) return given;
    return fc.oneof({ weight: 1, arbitrary: fc.constant<Argument[]>([]) }, { weight: 1, arbitrary: given });
  }
}

/** A page and its order, together: a cursor mostly is one of the order that is asked. */
function pageOf(field: AnyField, byOrder: CursorsByOrder): fc.Arbitrary<Argument[]> {
  const all = [...byOrder.values()].flat();
  const perOrder = ordersOf(field).map((order) => {
    const own = byOrder.get(order) ?? [];
    const fitting = own.length > 0 ? own : madeUp;
    const anyCursor = usually(
      fc.constantFrom(...fitting),
      fc.oneof(fc.constantFrom(...madeUp), fc.constantFrom(...(all.length > 0 ? all : madeUp))),
      9,
    );
    return fc.tuple(page(field, anyCursor), orderOf(field, order)).map((parts) => parts.flat());
  });
  return fc.oneof(...perOrder);
}

/** The usual order need not be named. */
function orderOf(field: AnyField, order: string | null): fc.Arbitrary<Argument[]> {
  const argument = field.args.find(({ name }) => name === 'orderBy');
  if (!argument || order === null) return fc.constant<Argument[]>([]);
  const given = written(argument, fc.constant(order)).map((value): Argument[] => [['orderBy', value]]);
  return order === argument.defaultValue ? fc.oneof(fc.constant<Argument[]>([]), given) : given;
}

function page(field: AnyField, cursors: fc.Arbitrary<string>): fc.Arbitrary<Argument[]> {
  const one = (name: string, values: fc.Arbitrary<unknown>): fc.Arbitrary<Argument> =>
    written(
      field.args.find((argument) => argument.name === name)!,
      values,
    ).map((value) => [name, value] as const);
  const [first, last] = [one('first', sizes), one('last', sizes)];
  const [after, before] = [one('after', cursors), one('before', cursors)];
  return fc.oneof(
    { weight: 30, arbitrary: fc.tuple(first) },
    { weight: 10, arbitrary: fc.tuple(first, after) },
    { weight: 8, arbitrary: fc.tuple(last) },
    { weight: 8, arbitrary: fc.tuple(last, before) },
    { weight: 4, arbitrary: fc.constant<Argument[]>([]) },
    { weight: 1, arbitrary: fc.tuple(after) },
    { weight: 1, arbitrary: fc.tuple(before) },
    { weight: 1, arbitrary: fc.tuple(first, last) },
    { weight: 1, arbitrary: fc.tuple(first, before) },
    { weight: 1, arbitrary: fc.tuple(after, first, before) },
  );
}
