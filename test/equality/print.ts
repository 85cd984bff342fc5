import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isObjectType,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import { literal, namesIn } from './literal';
import {
  meantBy,
  type Argument,
  type Directive,
  type Field,
  type Fragment,
  type Operation,
  type Repetition,
  type Selection,
  type Value,
  type Variable,
} from './model';
import { fieldOf } from './schema-walk';
import { Scope } from './scope';

/** An operation as a request. */
export interface Request {
  query: string;
  variables?: Record<string, unknown>;
  operationName?: string;
}

export interface Printed {
  request: Request;
  /** The same document with other variables, or for its other operation; null when it is sent once. */
  repetition: Request | null;
  /** What it asks, for the statistics: `Facility.name`, `Query.facilities(first)`, `FacilityFilter.product`, `@skip`. */
  asked: string[];
  /** What stands where in the answer. */
  scope: Scope;
}

const mainName = 'Main';
const otherName = 'Other';
const otherOperation = `query ${otherName} { viewer { role } }`;

/** Writes an operation down as a document with its variables. */
export function printOperation(schema: GraphQLSchema, operation: Operation): Printed {
  const writer = new Writer(schema);
  const scope = new Scope();
  const body = writer.selectionSet(schema.getQueryType()!, operation.selections, scope);
  const head = writer.head(operation.form === 'SHORT' ? null : mainName);
  const parts = [`${head}${body}`, ...writer.fragments];
  if (operation.form === 'FIRST_OF_TWO') parts.push(otherOperation);
  if (operation.form === 'LAST_OF_TWO') parts.unshift(otherOperation);
  const fitting = operation.form === 'SHORT' ? undefined : mainName;
  const operationName = { FITTING: fitting, LEFT_OUT: undefined, UNKNOWN: 'Nobody' }[operation.operationName];
  const stray = operation.strayVariable ? { stray: 1 } : {};
  const request = { query: parts.join('\n'), variables: { ...writer.given, ...stray }, operationName };
  const hasOther = operation.form === 'FIRST_OF_TWO' || operation.form === 'LAST_OF_TWO';
  const how = operation.repeated === 'OTHER_OPERATION' && !hasOther ? 'OTHER_VALUES' : operation.repeated;
  const repetition = repeat(how, request, writer.later);
  return { request, repetition, asked: writer.asked, scope };
}

function repeat(how: Repetition, request: Request, later: Record<string, unknown>): Request | null {
  switch (how) {
    case 'NO':
      return null;
    case 'OTHER_VALUES': {
      const values = Object.entries(request.variables ?? {}).map(([name, given]) => {
        const isSwitch = given === undefined || given === null || typeof given === 'boolean';
        return [name, isSwitch ? given : (later[name] ?? given)];
      });
      return { ...request, variables: Object.fromEntries(values) };
    }
    case 'OTHER_VARIABLES':
      return { ...request, variables: later };
    case 'OTHER_OPERATION':
      return { ...request, operationName: otherName };
  }
}

class Writer {
  readonly asked: string[] = [];
  readonly given: Record<string, unknown> = {};
  readonly later: Record<string, unknown> = {};
  /** Variables by all that is known of them: equal ones are one variable. */
  private readonly variables = new Map<string, { name: string; declaration: string }>();
  /** Names of fragments by their text: equal ones are written once and spread twice. */
  private readonly fragmentNames = new Map<string, string>();

  constructor(private readonly schema: GraphQLSchema) {}

  head(name: string | null): string {
    const declarations = [...this.variables.values()].map(({ declaration }) => declaration);
    if (name === null && declarations.length === 0) return '';
    return `query ${name ?? ''}${inBraces(declarations)} `;
  }

  get fragments(): string[] {
    return [...this.fragmentNames].map(([text, name]) => `fragment ${name} ${text}`);
  }

  selectionSet(parent: GraphQLCompositeType, selections: readonly Selection[], scope: Scope): string {
    const written = selections.map((selection) =>
      selection.kind === 'FIELD'
        ? this.field(parent, selection, scope)
        : this.fragment(parent, selection, scope),
    );
    return `{ ${written.join(' ')} }`;
  }

  private field(parent: GraphQLCompositeType, field: Field, scope: Scope): string {
    const definition = fieldOf(parent, field.name);
    this.asked.push(`${parent.name}.${field.name}`);
    const args = field.args.map((argument) => this.argument(parent, definition, argument));
    const { key, below } = scope.claim(field.alias ?? field.name, {
      parent: parent.name,
      concrete: isObjectType(parent),
      selected: `${field.name}${inBraces([...args].sort())}`,
      type: String(definition.type),
    });
    const named = key === field.name ? field.name : `${key}: ${field.name}`;
    const type = getNamedType(definition.type);
    const selected = (selections: readonly Selection[] | null): string =>
      selections && isCompositeType(type) ? ` ${this.selectionSet(type, selections, below)}` : '';
    const first = `${named}${inBraces(args)}${this.directives(field.directives)}${selected(field.selections)}`;
    if (!field.again) return first;
    // The order in which arguments are written means nothing.
    return `${first} ${named}${inBraces([...args].reverse())}${selected(field.again)}`;
  }

  private argument(
    parent: GraphQLCompositeType,
    definition: GraphQLField<unknown, unknown>,
    [name, value]: Argument,
  ): string {
    const { type } = definition.args.find((argument) => argument.name === name)!;
    this.asked.push(`${parent.name}.${definition.name}(${name})`, ...namesIn(type, meantBy(value)));
    return `${name}: ${this.value(type, value)}`;
  }

  private directives(directives: readonly Directive[]): string {
    return directives
      .map(({ name, condition }) => {
        this.asked.push(`@${name}`);
        return ` @${name}(if: ${this.value(this.schema.getDirective(name)!.args[0]!.type, condition)})`;
      })
      .join('');
  }

  private fragment(parent: GraphQLCompositeType, fragment: Fragment, scope: Scope): string {
    const type = fragment.on === null ? parent : (this.schema.getType(fragment.on) as GraphQLCompositeType);
    const condition = fragment.on === null ? '' : ` on ${fragment.on}`;
    this.asked.push(fragment.named ? 'named fragment' : `inline fragment${condition && ' on a type'}`);
    if (isInterfaceType(type)) this.asked.push(`fragment on ${type.name}`);
    const body = this.selectionSet(type, fragment.selections, scope);
    const directives = this.directives(fragment.directives);
    if (!fragment.named) return `...${condition}${directives} ${body}`;
    const text = `on ${type.name} ${body}`;
    const name = this.fragmentNames.get(text) ?? `F${this.fragmentNames.size}`;
    this.fragmentNames.set(text, name);
    return `...${name}${directives}`;
  }

  private value(type: GraphQLInputType, value: Value): string {
    switch (value.kind) {
      case 'CONSTANT':
        return literal(type, value.value);
      case 'VARIABLE':
        return this.variable(type, value);
      case 'LIST':
        return `[${value.items.map((item) => this.value(itemOf(type), item)).join(', ')}]`;
      case 'OBJECT': {
        const written = value.fields.map(
          ([name, inner]) => `${name}: ${this.value(inside(type, name), inner)}`,
        );
        return `{ ${written.join(', ')} }`;
      }
    }
  }

  private variable(type: GraphQLInputType, { nonNull, defaultValue, given, later }: Variable): string {
    const declared = `${String(getNullableType(type))}${nonNull ? '!' : ''}`;
    const fallback = defaultValue === undefined ? '' : ` = ${literal(type, defaultValue)}`;
    const known = `${declared}${fallback} ${JSON.stringify([given, later])}`;
    const name = this.variables.get(known)?.name ?? `v${this.variables.size}`;
    this.variables.set(known, { name, declaration: `$${name}: ${declared}${fallback}` });
    this.asked.push(fallback === '' ? 'variable' : 'variable with a default');
    this.given[name] = given;
    this.later[name] = later;
    return `$${name}`;
  }
}

const inBraces = (parts: readonly string[]): string => (parts.length === 0 ? '' : `(${parts.join(', ')})`);

function itemOf(type: GraphQLInputType): GraphQLInputType {
  const nullable = getNullableType(type);
  if (!isListType(nullable)) throw new Error(`${String(type)} is no list.`);
  return nullable.ofType;
}

function inside(type: GraphQLInputType, name: string): GraphQLInputType {
  const nullable = getNullableType(type);
  if (!isInputObjectType(nullable)) throw new Error(`${String(type)} is no input object.`);
  return nullable.getFields()[name]!.type;
}
