import { isEnumType, isInputObjectType, isObjectType, type GraphQLSchema } from 'graphql';
import {
  Arg,
  buildSchemaSync,
  Extensions,
  Field,
  InputType,
  ObjectType,
  Query,
  Resolver,
} from 'type-graphql';
import { requireSlices } from '../../src/graphql/field-slice';
import { roleSchema } from '../../src/graphql/role-schema';
import { FilterOn } from '../../src/graphql/filter';
import { orders } from '../../src/graphql/order';
import { Slice } from '../../src/graphql/slice';

/** A schema of its own in which one type has a field for everybody and one for few: the hub's own has none to cut so. */
@Extensions({ slice: 'public.facts' })
@ObjectType()
class Part {
  @Field()
  open!: string;

  @Field()
  @Slice('capacity.exact')
  closed!: string;
}

@Extensions({ slice: 'public.facts' })
@ObjectType()
class Thing {
  @Field()
  open!: string;

  @Field()
  @Slice('capacity.exact')
  closed!: string;

  @Field(() => Part)
  part!: Part;
}

const ThingOrder = orders('ThingOrder', () => Thing, {
  OPEN: { path: 'open', nl: 'open' },
  CLOSED: { path: 'closed', nl: 'gesloten' },
  BEHIND: { path: 'sorting', field: 'closed', nl: 'achter' },
});

@InputType()
class ThingFilter {
  @Field({ nullable: true })
  @FilterOn(() => Thing, 'open')
  open?: string;

  @Field({ nullable: true })
  @FilterOn(() => Thing, 'closed')
  closed?: string;

  @Field({ nullable: true })
  @FilterOn(() => Thing, 'part.open')
  openPart?: string;

  @Field({ nullable: true })
  @FilterOn(() => Thing, 'part.closed')
  closedPart?: string;

  @Field({ nullable: true })
  @Slice('capacity.exact')
  closedByItself?: string;
}

@InputType()
class ClosedFilter {
  @Field({ nullable: true })
  @FilterOn(() => Thing, 'closed', { comparison: 'from' })
  from?: string;
}

@Resolver()
class ThingResolver {
  @Query(() => [Thing])
  @Slice('public.facts')
  things(
    @Arg('filter', () => ThingFilter, { nullable: true }) _filter?: ThingFilter,
    @Arg('closedFilter', () => ClosedFilter, { nullable: true }) _closedFilter?: ClosedFilter,
    @Arg('orderBy', () => ThingOrder, { nullable: true }) _orderBy?: string,
  ): Thing[] {
    return [];
  }
}

const schemaOf = (resolver: Function) => buildSchemaSync({ resolvers: [resolver], validate: false });

function names(schema: GraphQLSchema, typeName: string): string[] {
  const type = schema.getType(typeName);
  if (isEnumType(type)) return type.getValues().map(({ name }) => name);
  return isObjectType(type) || isInputObjectType(type) ? Object.keys(type.getFields()) : [];
}

const argumentsOf = (schema: GraphQLSchema) =>
  schema
    .getQueryType()!
    .getFields()
    .things!.args.map(({ name }) => name)
    .sort();

describe('what hangs on a field that a role may never see', () => {
  const seeing = roleSchema(schemaOf(ThingResolver), 'CARE_PROVIDER');
  const blind = roleSchema(schemaOf(ThingResolver), 'DASHBOARD');

  it('is there for a role that sees it', () => {
    expect(names(seeing, 'Thing')).toEqual(['open', 'closed', 'part']);
    expect(names(seeing, 'ThingFilter')).toEqual([
      'open',
      'closed',
      'openPart',
      'closedPart',
      'closedByItself',
    ]);
    expect(names(seeing, 'ThingOrder')).toEqual([
      'OPEN_ASC',
      'OPEN_DESC',
      'CLOSED_ASC',
      'CLOSED_DESC',
      'BEHIND_ASC',
      'BEHIND_DESC',
    ]);
    expect(argumentsOf(seeing)).toEqual(['closedFilter', 'filter', 'orderBy']);
  });

  it('is gone with the field', () => {
    expect(names(blind, 'Thing')).toEqual(['open', 'part']);
  });

  it('is gone as a filter', () => {
    expect(names(blind, 'ThingFilter')).not.toContain('closed');
  });

  it('is gone as a filter that walks to it over another type', () => {
    expect(names(blind, 'ThingFilter')).toContain('openPart');
    expect(names(blind, 'ThingFilter')).not.toContain('closedPart');
  });

  it('is gone where an input says so itself', () => {
    expect(names(blind, 'ThingFilter')).not.toContain('closedByItself');
  });

  it('is gone as an order, whatever it sorts by', () => {
    expect(names(blind, 'ThingOrder')).toEqual(['OPEN_ASC', 'OPEN_DESC']);
  });

  it('is gone as an argument when nothing of it is left', () => {
    expect(argumentsOf(blind)).toEqual(['filter', 'orderBy']);
    expect(blind.getType('ClosedFilter')).toBeUndefined();
  });
});

@ObjectType()
class Loose {
  @Field()
  text!: string;
}

@Extensions({ slice: 'no.such.slice' })
@ObjectType()
class Mistaken {
  @Field()
  text!: string;
}

@Resolver()
class LooseResolver {
  @Query(() => Loose)
  @Slice('public.facts')
  loose(): Loose {
    return { text: '' };
  }

  @Query(() => Mistaken)
  mistaken(): Mistaken {
    return { text: '' };
  }
}

describe('a field that names no slice', () => {
  it('stops the start, by its name', () => {
    expect(() => requireSlices(schemaOf(LooseResolver))).toThrow(/Loose\.text/);
    expect(() => requireSlices(schemaOf(LooseResolver))).toThrow(/Query\.mistaken/);
  });

  it('is also one that names a slice that the matrix does not have', () => {
    expect(() => requireSlices(schemaOf(LooseResolver))).toThrow(/Mistaken\.text/);
  });

  it('is not one whose type names it', () => {
    expect(() => requireSlices(schemaOf(ThingResolver))).not.toThrow();
    expect(() => requireSlices(schemaOf(LooseResolver))).not.toThrow(/Query\.loose/);
  });

  it('does not exist for any role', () => {
    expect(names(roleSchema(schemaOf(LooseResolver), 'CENTRAL_MUNICIPALITY'), 'Query')).not.toContain(
      'mistaken',
    );
  });
});
