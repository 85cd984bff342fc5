import type {
  FieldNode,
  FragmentDefinitionNode,
  GraphQLField,
  GraphQLObjectType,
  GraphQLSchema,
} from 'graphql';
import { collectFields, collectSubfields } from 'graphql/execution/collectFields';

/** A field of a selection under its response key; `field` is missing for `__typename`. */
export interface SelectedField {
  key: string;
  name: string;
  field: GraphQLField<unknown, unknown> | undefined;
  nodes: readonly FieldNode[];
}

/** What an operation selects: aliases, fragments, `@skip` and `@include` are followed. */
export class Selected {
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly fragments: Record<string, FragmentDefinitionNode>,
    private readonly variables: Record<string, unknown>,
  ) {}

  ofOperation(type: GraphQLObjectType, { selectionSet }: Pick<FieldNode, 'selectionSet'>): SelectedField[] {
    return fieldsOf(type, collectFields(this.schema, this.fragments, this.variables, type, selectionSet!));
  }

  below(type: GraphQLObjectType, nodes: readonly FieldNode[]): SelectedField[] {
    return fieldsOf(type, collectSubfields(this.schema, this.fragments, this.variables, type, nodes));
  }
}

const fieldsOf = (type: GraphQLObjectType, collected: Map<string, readonly FieldNode[]>): SelectedField[] =>
  [...collected].map(([key, nodes]) => {
    const name = nodes[0]!.name.value;
    return { key, name, field: type.getFields()[name] as SelectedField['field'], nodes };
  });
