interface Taken {
  /** The type of the field, as the schema writes it. */
  type: string;
  /** By the type on which it is selected: which field with which arguments. */
  selected: Map<string, string>;
  below: Scope;
}

interface Claim {
  /** The type on which the field is selected, and whether objects can be of no other. */
  parent: string;
  concrete: boolean;
  /** The field and its arguments, as they are written. */
  selected: string;
  type: string;
}

/**
 * The response keys of one place in the answer, with what is asked under each, fragments included. GraphQL refuses a
 * document in which one key asks for different things; here the second gets another key.
 */
export class Scope {
  private readonly keys = new Map<string, Taken>();

  /** The wanted key, or the first one after it that is free or asks for the very same. */
  claim(wanted: string, claim: Claim): { key: string; below: Scope } {
    for (let turn = 1; ; turn += 1) {
      const key = turn === 1 ? wanted : `${wanted}_${turn}`;
      const taken = this.keys.get(key) ?? { type: claim.type, selected: new Map(), below: new Scope() };
      if (!fits(taken, claim)) continue;
      this.keys.set(key, taken);
      taken.selected.set(claim.parent, claim.selected);
      return { key, below: taken.below };
    }
  }

  /** What stands under a key: the fields that it may be, by the type of their object, and the place below. */
  under(key: string): { fields: string[]; below: Scope } | undefined {
    const taken = this.keys.get(key);
    if (!taken) return undefined;
    const fields = [...taken.selected].map(([parent, selected]) => `${parent}.${selected.split('(')[0]!}`);
    return { fields, below: taken.below };
  }
}

/** Fields of different object types may share a key: an answer holds one of them. */
const fits = ({ type, selected }: Taken, claim: Claim): boolean =>
  type === claim.type &&
  [...selected].every(
    ([parent, other]) =>
      other === claim.selected || (claim.concrete && parent !== claim.parent && isConcrete(parent)),
  );

const isConcrete = (parent: string): boolean => !['Node', 'IndicatorAnswer'].includes(parent);
