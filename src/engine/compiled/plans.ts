import type { ExecutionArgs, GraphQLObjectType, OperationDefinitionNode } from 'graphql';
import { buildExecutionContext } from 'graphql/execution/execute';
import type { Statement } from '../../database/connection';
import type { RequestContext } from '../../graphql/context';
import type { Mappings } from '../mapping';
import { Asked } from './ask';
import { Draft } from './draft';
import { NotCompiled } from './not-compiled';
import { PlanWriter, type Plan, type Root } from './plan';
import { Selected, type SelectedField } from './selected';

/** An operation for one shape of its variables: which are given, and what `@skip` and `@include` leave of it. */
interface Variant {
  selected: Selected;
  fields: SelectedField[];
  plans: Map<string, Plan>;
}

/** An operation that is ready to run: its one statement, and what is left for graphql-js. */
export interface Ready {
  operation: OperationDefinitionNode;
  /** Root fields in the order of the answer. */
  fields: readonly SelectedField[];
  /** Those that the statement answers, in the order of its columns. */
  compiled: readonly SelectedField[];
  /** Those that need code. */
  code: readonly SelectedField[];
  statement: Statement;
}

/** Variants of an operation, and plans of a variant, that are kept; one more, and they are made anew. */
const mostKept = 32;

/** The compiled reads of one role's schema. A plan lives as long as Apollo keeps its document. */
export class Plans {
  private readonly variants = new WeakMap<OperationDefinitionNode, Map<string, Variant>>();

  constructor(
    private readonly mappings: Mappings,
    private readonly mostRows: number,
  ) {}

  /** Throws NotCompiled, or an error of the operation itself, when the generic resolver is to answer it. */
  async prepare(args: ExecutionArgs, request: RequestContext): Promise<Ready> {
    const context = buildExecutionContext(args);
    if (!('schema' in context)) throw new NotCompiled('The variables are not what the operation declares.');
    const { schema, operation, fragments, variableValues: variables } = context;
    const variant = keep(this.variantsOf(operation), shapeOf(variables), (): Variant => {
      const selected = new Selected(schema, fragments, switchesOf(variables));
      return { selected, fields: selected.ofOperation(schema.getQueryType()!, operation), plans: new Map() };
    });
    const { fields, selected } = variant;
    const asked = new Asked({ schema, mappings: this.mappings, selected, request, variables });
    const { roots, code } = await ask(asked, schema.getQueryType()!, fields);
    if (roots.length === 0) throw new NotCompiled('Nothing of it reads.');
    const plan = keep(variant.plans, asked.shape, () =>
      new PlanWriter(
        { draft: new Draft(asked, this.mostRows), selected, role: request.caller.role },
        asked,
      ).write(roots),
    );
    const statement = { text: plan.text, values: plan.draft.values(asked) };
    return { operation, fields, compiled: roots.map((root) => root.selected), code, statement };
  }

  private variantsOf(operation: OperationDefinitionNode): Map<string, Variant> {
    const variants = this.variants.get(operation) ?? new Map<string, Variant>();
    this.variants.set(operation, variants);
    return variants;
  }
}

/** Parts the root fields into those that say what they read and those that need code. */
async function ask(
  asked: Asked,
  type: GraphQLObjectType,
  fields: readonly SelectedField[],
): Promise<{ roots: Root[]; code: SelectedField[] }> {
  const roots: Root[] = [];
  const code: SelectedField[] = [];
  for (const selected of fields) {
    const value = await asked.root(type, selected);
    if (value) roots.push({ selected, value });
    else code.push(selected);
  }
  return { roots, code };
}

/** Which variables are given, and the value of those that may stand in `@skip` and `@include`, or be a page's size. */
const shapeOf = (variables: Record<string, unknown>): string =>
  JSON.stringify(
    Object.entries(variables).map(([name, value]) => [name, isShape(value) ? value : value == null]),
  );

const isShape = (value: unknown): boolean => typeof value === 'boolean' || typeof value === 'number';

const switchesOf = (variables: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(variables).filter(([, value]) => typeof value === 'boolean'));

/** The value under a key of a small cache, made when it is not there. */
function keep<Value>(cache: Map<string, Value>, key: string, make: () => Value): Value {
  const found = cache.get(key);
  if (found) return found;
  if (cache.size >= mostKept) cache.clear();
  const made = make();
  cache.set(key, made);
  return made;
}
