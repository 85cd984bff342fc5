/**
 * A random operation before it is text: plain data, which fast-check makes and shrinks. `print.ts` writes it down, and
 * names variables and fragments and settles response keys on the way, so that every model gives a valid document.
 */
export interface Operation {
  selections: Selection[];
  form: Form;
  /** What the request says in `operationName`, where the document gives it a choice. */
  operationName: 'FITTING' | 'LEFT_OUT' | 'UNKNOWN';
  /** Whether the request carries a variable that the document does not know. */
  strayVariable: boolean;
  /** How the same document is sent once more. */
  repeated: Repetition;
}

/**
 * Not at all; with other values for what was given, so that a plan that was kept fits again; with variables that may be given
 * or left out now, and other conditions; or for the other operation of the document.
 */
export type Repetition = 'NO' | 'OTHER_VALUES' | 'OTHER_VARIABLES' | 'OTHER_OPERATION';

/** How the operation stands in its document: short, named, or beside another one. */
export type Form = 'SHORT' | 'NAMED' | 'FIRST_OF_TWO' | 'LAST_OF_TWO';

export type Selection = Field | Fragment;

export interface Field {
  kind: 'FIELD';
  name: string;
  alias: string | null;
  args: Argument[];
  directives: Directive[];
  /** Null for a leaf. */
  selections: Selection[] | null;
  /** The same field a second time under the same key: for a leaf an empty list, else what is selected there. */
  again: Selection[] | null;
}

export interface Fragment {
  kind: 'FRAGMENT';
  /** Its type condition; only an inline fragment may have none. */
  on: string | null;
  named: boolean;
  directives: Directive[];
  selections: Selection[];
}

export interface Directive {
  name: 'skip' | 'include';
  condition: Value;
}

export type Argument = readonly [name: string, value: Value];

/** A value as it is written: on the spot, as a variable, or with variables inside. */
export type Value = Constant | Variable | ListValue | ObjectValue;

export interface Constant {
  kind: 'CONSTANT';
  value: unknown;
}

export interface Variable {
  kind: 'VARIABLE';
  /** Whether it is declared as non-null; otherwise it may be null or left out. */
  nonNull: boolean;
  /** Undefined when it has none. */
  defaultValue?: unknown;
  /** Undefined when the request leaves it out. */
  given?: unknown;
  /** What it is given when the document is sent once more. */
  later?: unknown;
}

export interface ListValue {
  kind: 'LIST';
  items: Value[];
}

export interface ObjectValue {
  kind: 'OBJECT';
  fields: Argument[];
}

/** What a value comes to in the end, as far as the request itself tells; or its repetition. */
export function meantBy(value: Value, later = false): unknown {
  switch (value.kind) {
    case 'CONSTANT':
      return value.value;
    case 'VARIABLE': {
      const given = later ? value.later : value.given;
      return given === undefined ? value.defaultValue : given;
    }
    case 'LIST':
      return value.items.map((item) => meantBy(item, later));
    case 'OBJECT':
      return Object.fromEntries(value.fields.map(([name, inner]) => [name, meantBy(inner, later)]));
  }
}
