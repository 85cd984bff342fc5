import {
  defaultFieldResolver,
  getNullableType,
  isLeafType,
  isObjectType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql';
import { getArgumentValues } from 'graphql/execution/values';
import type { RequestContext } from '../../graphql/context';
import { Read } from '../../graphql/read';
import type { Caller } from '../../identity/caller';
import type { Mappings } from '../mapping';
import { comparisonsOf } from '../statement';
import { targetOf, type Target } from '../target';
import type { Given } from './draft';
import { NotCompiled } from './not-compiled';
import type { Selected, SelectedField } from './selected';

/** What a root field, or a field of the object that it returns, turned out to be. */
export type Value =
  | { kind: 'null' }
  | { kind: 'constant'; index: number }
  | { kind: 'read'; index: number; target: Target }
  | { kind: 'object'; type: GraphQLObjectType; fields: Array<{ selected: SelectedField; value: Value }> };

export interface Asker {
  schema: GraphQLSchema;
  mappings: Mappings;
  selected: Selected;
  request: RequestContext;
  variables: Record<string, unknown>;
}

/**
 * Asks root fields what they read. Their resolvers are functions of their arguments and the caller; one that needs the
 * transaction, or makes more than objects of reads and plain values, is code: it cannot be compiled.
 */
export class Asked implements Given {
  readonly reads: Read[] = [];
  readonly constants: string[] = [];
  /** Everything about the values that the statement depends on. */
  shape = '';

  constructor(private readonly asker: Asker) {}

  get variables(): Record<string, unknown> {
    return this.asker.variables;
  }

  get caller(): Caller {
    return this.asker.request.caller;
  }

  get requestId(): string {
    return this.asker.request.requestId;
  }

  /** What a root field reads, or null when it needs code; what its resolver throws, it is to throw as code. */
  async root(type: GraphQLObjectType, selected: SelectedField): Promise<Value | null> {
    try {
      return await this.field(type, undefined, selected);
    } catch {
      this.shape += 'code;';
      return null;
    }
  }

  private async field(type: GraphQLObjectType, source: unknown, selected: SelectedField): Promise<Value> {
    const { field, nodes, name } = selected;
    if (!field) return name === '__typename' ? this.constant(type.name) : notCompiled(name);
    const args = getArgumentValues(field, nodes[0]!, this.variables);
    const resolve = field.resolve ?? defaultFieldResolver;
    return this.value(selected, await resolve(source, args, withoutUnit(this.asker.request), infoOf(name)));
  }

  private async value(selected: SelectedField, value: unknown): Promise<Value> {
    const type = getNullableType(selected.field!.type);
    if (value instanceof Read) return this.read(value);
    if (value === null || value === undefined) return this.shaped('null', { kind: 'null' });
    if (isLeafType(type)) return this.constant(type.serialize(value));
    if (!isObjectType(type) || Array.isArray(value)) return notCompiled(selected.name);
    return this.object(type, value, selected);
  }

  private read(read: Read): Value {
    const target = targetOf(read, this.asker.mappings, this.asker.schema);
    if (!target) return this.shaped('null', { kind: 'null' });
    const index = this.reads.push(read) - 1;
    return this.shaped(`${target.mapping.name} ${formOf(read)}`, { kind: 'read', index, target });
  }

  private constant(value: unknown): Value {
    return this.shaped('constant', {
      kind: 'constant',
      index: this.constants.push(JSON.stringify(value)) - 1,
    });
  }

  private async object(type: GraphQLObjectType, source: unknown, { nodes }: SelectedField): Promise<Value> {
    const fields: Extract<Value, { kind: 'object' }>['fields'] = [];
    this.shape += 'object;';
    for (const selected of this.asker.selected.below(type, nodes))
      fields.push({ selected, value: await this.field(type, source, selected) });
    return { kind: 'object', type, fields };
  }

  private shaped(shape: string, value: Value): Value {
    this.shape += `${shape};`;
    return value;
  }
}

/** Everything about a read that its statement depends on: all but the values themselves. */
function formOf({ shape, where, order, page }: Read): string {
  const conditions = where.map((each) => [each.path, ...comparisonsOf(each).map(({ operator }) => operator)]);
  const paging = page && [page.first, page.last, page.after == null, page.before == null];
  return JSON.stringify([shape, conditions, order?.name, order?.path, paging]);
}

/** A resolver that reaches for the transaction needs code. */
const withoutUnit = (request: RequestContext) => ({
  ...request,
  get unit() {
    return notCompiled('a field that needs the transaction');
  },
});

/** The resolvers of reads look at their arguments and the caller only; GraphQL's own, at the name of the field. */
const infoOf = (fieldName: string) => ({ fieldName }) as GraphQLResolveInfo;

function notCompiled(name: string): never {
  throw new NotCompiled(`${name} is answered by code.`);
}
