import fc from 'fast-check';
import {
  getNamedType,
  isCompositeType,
  isInterfaceType,
  type GraphQLCompositeType,
  type GraphQLSchema,
} from 'graphql';
import type { Arguments } from './arguments';
import type { Argument, Directive, Field, Selection } from './model';
import { fieldOf, fragmentTypes, isLeaf, leadsOn, waysTo, type AnyField } from './schema-walk';
import { usually } from './usually';
import { written } from './values';

/** How far a selection may still go: to related objects, and into fragments within fragments. */
export interface Reach {
  objects: number;
  fragments: number;
}

/**
 * Keys of the answer that are not the name of their field: some of them look like another field, like something that
 * JavaScript or SQL has of its own, or like each other as far as PostgreSQL reads a name.
 */
// prettier-ignore
const aliases = [
  'a', 'A', 'b', 'id', 'name', 'nodes', 'key', 'c0', 'select', '__proto__', 'constructor',
  `${'long'.repeat(16)}A`, `${'long'.repeat(16)}B`,
];

/** Arbitraries of selection sets, made once per type and reach. */
export class Selections {
  private readonly made = new Map<string, fc.Arbitrary<Selection[]>>();
  private readonly directives: fc.Arbitrary<Directive[]>;
  /** How many fields of the schema lead to each type. */
  private readonly ways: ReadonlyMap<string, number>;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly args: Arguments,
  ) {
    this.directives = directivesOf(schema);
    this.ways = waysTo(schema);
  }

  of(type: GraphQLCompositeType, reach: Reach): fc.Arbitrary<Selection[]> {
    const name = `${type.name} ${reach.objects} ${reach.fragments}`;
    const known = this.made.get(name) ?? this.make(type, reach);
    this.made.set(name, known);
    return known;
  }

  private make(type: GraphQLCompositeType, reach: Reach): fc.Arbitrary<Selection[]> {
    const fields = 'getFields' in type ? (Object.values(type.getFields()) as AnyField[]) : [];
    const onward = fields.filter((field) => leadsOn(type, field));
    const own = fields.filter((field) => !onward.includes(field));
    const typename = this.field(type, fieldOf(type, '__typename'), reach);
    const one = (some: AnyField[]) => fc.oneof(...some.map((field) => this.field(type, field, reach)));
    const ways = [{ weight: 1, arbitrary: single(typename) }];
    // The query has whole answers among its own, such as published figures: asked too seldom they are what is missing last.
    if (own.length > 0)
      ways.push({ weight: type === this.schema.getQueryType() ? 3 : 9, arbitrary: single(one(own)) });
    if (onward.length > 0 && reach.objects > 0) {
      const further = { ...reach, objects: reach.objects - 1 };
      const weighed = onward.map((field) => ({
        weight: this.weightOf(field),
        arbitrary: this.field(type, field, further),
      }));
      ways.push({ weight: 5, arbitrary: single(fc.oneof(...weighed)) });
      // The same field twice: with other arguments it gets another key, with the same ones both are one.
      const pairs = weighed.map(({ arbitrary }) => fc.tuple(arbitrary, arbitrary));
      ways.push({ weight: 1, arbitrary: fc.oneof(...pairs) });
    }
    if (reach.fragments > 0) ways.push({ weight: 2, arbitrary: single(this.fragment(type, reach)) });
    // Breadth multiplies with depth: connections and the query itself lead on with almost all that they have.
    const maxLength = onward.length > 0 && type !== this.schema.getQueryType() ? 4 : 3;
    return fc
      .uniqueArray(fc.oneof({ withCrossShrink: true }, ...ways), {
        minLength: 1,
        maxLength,
        selector: leafOf,
      })
      .map((all) => all.flat());
  }

  /** What few fields lead to is followed more often than what every type has, such as its document. */
  private weightOf(field: AnyField): number {
    const target = getNamedType(field.type);
    return isInterfaceType(target) ? 1 : Math.ceil(8 / this.ways.get(target.name)!);
  }

  /** A field with arguments, and with selections as far as the reach goes. */
  field(parent: GraphQLCompositeType, field: AnyField, reach: Reach): fc.Arbitrary<Field> {
    const target = getNamedType(field.type);
    const below =
      isCompositeType(target) && !isLeaf(field) ? this.of(target, { ...reach, fragments: 2 }) : null;
    return this.fieldWith(field.name, this.args.of(parent, field), below);
  }

  fieldWith(
    name: string,
    args: fc.Arbitrary<Argument[]>,
    below: fc.Arbitrary<Selection[]> | null,
  ): fc.Arbitrary<Field> {
    const again: fc.Arbitrary<Selection[] | null> = below ?? fc.constant([]);
    return fc.record({
      kind: fc.constant('FIELD' as const),
      name: fc.constant(name),
      alias: usually(fc.constant(null), fc.constantFrom<string | null>(...aliases), 8),
      args,
      directives: this.directives,
      selections: below ?? fc.constant(null),
      again: usually(fc.constant(null), again, 24),
    });
  }

  private fragment(parent: GraphQLCompositeType, reach: Reach): fc.Arbitrary<Selection> {
    const inner = { ...reach, fragments: reach.fragments - 1 };
    const types = fragmentTypes(this.schema, parent);
    const ways = types.map((type) => this.fragmentOn(type.name, type, inner));
    return fc.oneof(this.fragmentOn(null, parent, inner), ...ways);
  }

  /** A fragment with selections on a type, with that type or none as its condition. */
  fragmentOn(on: string | null, type: GraphQLCompositeType, reach: Reach): fc.Arbitrary<Selection> {
    return fc.record({
      kind: fc.constant('FRAGMENT' as const),
      on: fc.constant(on),
      named: on === null ? fc.constant(false) : fc.boolean(),
      directives: this.directives,
      selections: this.of(type, reach),
    });
  }
}

/** The same leaf once more says nothing new; `again` does so on purpose now and then. */
const leafOf = ([first]: Selection[]): unknown =>
  first?.kind === 'FIELD' && first.selections === null ? `${first.alias}: ${first.name}` : first;

const single = (selection: fc.Arbitrary<Selection>): fc.Arbitrary<Selection[]> =>
  selection.map((one) => [one]);

/** Mostly none; else one that mostly lets its field stay, or both at once. */
function directivesOf(schema: GraphQLSchema): fc.Arbitrary<Directive[]> {
  const [include, skip] = (['include', 'skip'] as const).map((name) => {
    const stays = name === 'include';
    const values = usually(fc.constant(stays), fc.constant(!stays), 3);
    return written(schema.getDirective(name)!.args[0]!, values).map((condition): Directive => ({
      name,
      condition,
    }));
  });
  return fc.oneof(
    { withCrossShrink: true },
    { weight: 60, arbitrary: fc.constant<Directive[]>([]) },
    { weight: 2, arbitrary: fc.tuple(include!) },
    { weight: 2, arbitrary: fc.tuple(skip!) },
    { weight: 1, arbitrary: fc.tuple(skip!, include!) },
  );
}
