import { GraphQLNonNegativeInt } from 'graphql-scalars';
import { ArgsType, Extensions, Field, Int, ObjectType } from 'type-graphql';
import type { SliceName } from '../access/matrix';
import type { Class } from './mapped-type';

/** Most objects that one page may hold. */
export const largestPage = 200;
/** Objects on a page for which nothing is asked. */
export const usualPage = 50;

@ArgsType()
export class PageArgs {
  @Field(() => Int, {
    nullable: true,
    description: `Aantal vanaf het begin. Number of objects from the start (or after \`after\`): 1 to ${largestPage}, ${usualPage} when nothing is given.`,
  })
  first?: number;

  @Field(() => String, { nullable: true, description: 'Cursor waarna. Cursor after which the page starts.' })
  after?: string;

  @Field(() => Int, {
    nullable: true,
    description: `Aantal vanaf het einde. Number of objects from the end (or before \`before\`): 1 to ${largestPage}.`,
  })
  last?: number;

  @Field(() => String, { nullable: true, description: 'Cursor waarvoor. Cursor before which the page ends.' })
  before?: string;
}

@Extensions({ slice: 'public.facts' })
@ObjectType({ simpleResolvers: true, description: 'Bladerinformatie. Where this page stands in its list.' })
export class PageInfo {
  @Field({ description: 'Of er meer na komt. Whether objects follow this page.' })
  hasNextPage!: boolean;

  @Field({ description: 'Of er meer aan voorafgaat. Whether objects stand before this page.' })
  hasPreviousPage!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor van het eerste object. Cursor of the first object.',
  })
  startCursor!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor van het laatste object. Cursor of the last object.',
  })
  endCursor!: string | null;
}

interface Edge {
  node: unknown;
  cursor: string;
}

/** The Relay connection of a type: edges, nodes, page and the total where it is asked for. */
export function connectionOf<T extends object>(NodeType: Class<T>, name: string, slice: SliceName) {
  @Extensions({ slice })
  @ObjectType(`${name}Edge`, {
    simpleResolvers: true,
    description: `Regel in een lijst. One ${name} in a list.`,
  })
  class EdgeType {
    @Field(() => NodeType as never, { description: 'Het object. The object itself.' })
    node!: T;

    @Field({ description: 'Plaats in de lijst. Its place in the list, for `after` and `before`.' })
    cursor!: string;
  }

  @Extensions({ slice })
  @ObjectType(`${name}Connection`, {
    simpleResolvers: true,
    description: `Lijst. A list of ${name}, page by page.`,
  })
  class ConnectionType {
    @Field(() => [EdgeType], {
      description: 'Regels met cursor. The objects of this page with their cursors.',
    })
    edges!: Edge[];

    @Field(() => [NodeType as never], { description: 'Objecten. The objects of this page.' })
    nodes!: T[];

    @Field({ description: 'Bladerinformatie. Where this page stands in its list.' })
    pageInfo!: PageInfo;

    @Field(() => GraphQLNonNegativeInt, {
      description:
        'Totaal. Number of objects in the whole list with this filter; counted only when asked for.',
    })
    totalCount!: number;
  }
  return ConnectionType;
}
