import { valueFromASTUntyped, type FieldNode } from 'graphql';
import type { Variables } from './request';

/** The value of an argument under these variables; undefined when it is not there. */
export function argumentOf(node: FieldNode, name: string, variables: Variables): unknown {
  const argument = node.arguments?.find((each) => each.name.value === name);
  return argument && valueFromASTUntyped(argument.value, variables);
}

/** A statement while it is written: hands out aliases and parameters, and later reads their values. */
export class Draft {
  private readonly readers: ((variables: Variables) => unknown)[] = [];
  private aliases = 0;

  alias(): string {
    this.aliases += 1;
    return `t${this.aliases}`;
  }

  /** A parameter whose value is read from the variables of each request. */
  add(read: (variables: Variables) => unknown): string {
    this.readers.push(read);
    return `$${this.readers.length}`;
  }

  argument(node: FieldNode, name: string): string {
    return this.add((variables) => argumentOf(node, name, variables));
  }

  values(variables: Variables): unknown[] {
    return this.readers.map((read) => read(variables));
  }
}
