import fc from 'fast-check';
import type { GraphQLInterfaceType, GraphQLObjectType, GraphQLSchema } from 'graphql';
import { Arguments } from './arguments';
import type { Cursors } from './cursors';
import { cellsOf } from './estimate';
import type { Argument, Field, Operation, Selection } from './model';
import type { Pools } from './pools';
import { fieldOf, fragmentTypes, nodeTypes } from './schema-walk';
import { Selections } from './selections';
import { usually } from './usually';
import { Values, written } from './values';

/** The answer to an operation stays below some hundred kilobytes. */
const mostCells = 2_500;

/** Arbitrary operations over the schema of one role. */
export function operationsOver(
  schema: GraphQLSchema,
  pools: Pools,
  cursors: Cursors,
): fc.Arbitrary<Operation> {
  const query = schema.getQueryType()!;
  const args = new Arguments(new Values(pools), cursors);
  const selections = new Selections(schema, args);
  const depths = [1, 2, 2, 3, 4].map((objects) => selections.of(query, { objects, fragments: 2 }));
  const special = fc.oneof(
    { weight: 4, arbitrary: nodeOf(schema, selections, pools) },
    { weight: 1, arbitrary: introspection(schema, selections) },
    { weight: 2, arbitrary: figuresOf(schema, selections, args) },
    { weight: 1, arbitrary: catalogueOf(schema, selections, args) },
  );
  const usual = fc.oneof(...depths);
  const root = fc.oneof(
    { weight: 5, arbitrary: usual },
    { weight: 2, arbitrary: fc.tuple(usual, special).map(([some, one]) => [...some, one]) },
    { weight: 2, arbitrary: fc.array(special, { minLength: 1, maxLength: 3 }) },
  );
  return fc
    .record({
      selections: root,
      form: fc.constantFrom(
        'SHORT' as const,
        'NAMED' as const,
        'FIRST_OF_TWO' as const,
        'LAST_OF_TWO' as const,
      ),
      operationName: usually(
        fc.constant('FITTING' as const),
        fc.constantFrom('LEFT_OUT' as const, 'UNKNOWN' as const),
        45,
      ),
      strayVariable: usually(fc.constant(false), fc.constant(true), 12),
      repeated: fc.oneof(
        { weight: 5, arbitrary: fc.constant('NO' as const) },
        { weight: 3, arbitrary: fc.constant('OTHER_VALUES' as const) },
        { weight: 2, arbitrary: fc.constant('OTHER_VARIABLES' as const) },
        { weight: 1, arbitrary: fc.constant('OTHER_OPERATION' as const) },
      ),
    })
    .filter((operation) => cellsOf(schema, operation.selections) <= mostCells);
}

const typename: Field = {
  kind: 'FIELD',
  name: '__typename',
  alias: null,
  args: [],
  directives: [],
  selections: null,
  again: null,
};

/** `node(id)` of every type alike, mostly with a fragment that fits. */
function nodeOf(schema: GraphQLSchema, selections: Selections, pools: Pools): fc.Arbitrary<Field> {
  const query = schema.getQueryType()!;
  const [id] = fieldOf(query, 'node').args;
  const ofType = nodeTypes(schema).map((type) => {
    const ids = pools.ids.get(type.name) ?? [];
    const reach = { objects: 2, fragments: 2 };
    const below = fc
      .tuple(
        selections.of(schema.getType('Node') as typeof type, { objects: 0, fragments: 1 }),
        fc.array(selections.fragmentOn(type.name, type, reach), { minLength: 1, maxLength: 2 }),
      )
      .map((parts): Selection[] => parts.flat());
    const fitting = ids.length > 0 ? fc.constantFrom(...ids) : fc.constant('x');
    const args = usually(written(id!, fitting), new Values(pools).at(id!), 6);
    return selections.fieldWith(
      'node',
      args.map((value): Argument[] => [['id', value]]),
      below,
    );
  });
  return fc.oneof(...ofType);
}

/** Figures of indicators, mostly with fragments on one of the answers that there are. */
function figuresOf(schema: GraphQLSchema, selections: Selections, args: Arguments): fc.Arbitrary<Field> {
  const query = schema.getQueryType()!;
  const field = fieldOf(query, 'indicatorFigures');
  const reach = { objects: 2, fragments: 1 };
  const answers = fragmentTypes(schema, schema.getType('IndicatorAnswer') as GraphQLInterfaceType);
  const below = fc.array(fc.oneof(...answers.map((type) => selections.fragmentOn(type.name, type, reach))), {
    ...{ minLength: 1, maxLength: 3 },
  });
  return selections.fieldWith(field.name, args.of(query, field), below);
}

/** What can be asked of a measure: its exceptions lie deep. */
function catalogueOf(schema: GraphQLSchema, selections: Selections, args: Arguments): fc.Arbitrary<Field> {
  const query = schema.getQueryType()!;
  const field = fieldOf(query, 'indicatorCatalogue');
  const typeOf = (name: string) => schema.getType(name) as GraphQLObjectType;
  const reach = { objects: 1, fragments: 1 };
  const below = (inner: fc.Arbitrary<Selection[]>, name: string) =>
    selections.fieldWith(name, fc.constant([]), inner).map((one): Selection[] => [one]);
  const ofException = below(selections.of(typeOf('TableException'), reach), 'exceptions');
  const ofPeriod = below(fc.oneof(ofException, selections.of(typeOf('CataloguePeriod'), reach)), 'periods');
  const all = fc.oneof(ofPeriod, selections.of(typeOf('CatalogueMeasure'), reach));
  return selections.fieldWith(field.name, args.of(query, field), all);
}

/** What GraphQL itself answers about the schema of the role. */
function introspection(schema: GraphQLSchema, selections: Selections): fc.Arbitrary<Field> {
  const names = ['Facility', 'MoveOnCandidate', 'Node', 'FacilityOrder', 'FacilityFilter', 'Nothing'];
  const [name] = fieldOf(schema.getQueryType()!, '__type').args;
  const args = written(name!, fc.constantFrom(...names)).map((value): Argument[] => [['name', value]]);
  const leaf = (field: string): Field => ({ ...typename, name: field });
  const nest = (field: string, ...below: Field[]): Field => ({ ...typename, name: field, selections: below });
  const ofType = [leaf('name'), leaf('kind'), nest('fields', leaf('name')), nest('enumValues', leaf('name'))];
  return fc.oneof(
    selections.fieldWith('__schema', fc.constant([]), fc.constant([nest('queryType', leaf('name'))])),
    selections.fieldWith('__type', args, fc.subarray<Selection>(ofType, { minLength: 1 })),
  );
}
