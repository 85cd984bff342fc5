import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isSpecifiedScalarType,
  type GraphQLNamedType,
} from 'graphql';
import { glossary } from '../../src/graphql/glossary';
import { buildWholeSchema } from '../../src/schema';

const whole = buildWholeSchema();
const types = Object.values(whole.getTypeMap()).filter(
  (type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type),
);
const objects = types.filter(isObjectType);
const enums = types.filter(isEnumType);
const terms = new Map(glossary().map((term) => [term.identifier, term]));

/** A name in the schema, and what is said of it. */
interface Named {
  name: string;
  description: string;
}

const named = (name: string, description: string | null | undefined): Named => ({
  name,
  description: description?.trim() ?? '',
});

/** Everything of a type that can carry a description, the type first. */
function namesOf(type: GraphQLNamedType): Named[] {
  const self = named(type.name, type.description);
  if (isEnumType(type))
    return [self, ...type.getValues().map((value) => named(`${type.name}.${value.name}`, value.description))];
  if (isInputObjectType(type)) {
    return [
      self,
      ...Object.values(type.getFields()).map((field) =>
        named(`${type.name}.${field.name}`, field.description),
      ),
    ];
  }
  if (!isObjectType(type) && !isInterfaceType(type)) return [self];
  const fields = Object.values(type.getFields()).flatMap((field) => [
    named(`${type.name}.${field.name}`, field.description),
    ...field.args.map((arg) => named(`${type.name}.${field.name}(${arg.name})`, arg.description)),
  ]);
  return [self, ...fields];
}

const everyName = types.flatMap(namesOf);

describe('the descriptions', () => {
  it('leave out no type, field, argument, input field, enum or enum value', () => {
    expect(everyName.filter(({ description }) => description === '').map(({ name }) => name)).toEqual([]);
  });

  /** A Dutch term, a full stop, and then what it is in English. */
  const dutchFirst = /^[^.]+\. \S/;
  const englishFirst = /^(a|an|the|one|list|what|where|which|who|whether|text|number|local|integers?)\b/i;

  const beginsDutch = (description: string) =>
    dutchFirst.test(description) && !englishFirst.test(description);

  it('of object types begin with a Dutch term', () => {
    const differing = objects.filter(({ description }) => !beginsDutch(description ?? ''));
    expect(differing.map(({ name }) => name)).toEqual([]);
  });

  it('of types that the glossary has begin with its term', () => {
    const differing = objects.filter(({ name, description }) => {
      const term = terms.get(name)?.nl;
      return term !== undefined && !(description ?? '').toLowerCase().startsWith(term.toLowerCase());
    });
    expect(differing.map(({ name }) => name)).toEqual([]);
  });

  it('of scalars, interfaces, inputs and enums begin with a Dutch term too', () => {
    const rest = types.filter((type) => !isObjectType(type));
    const differing = rest.filter(({ description }) => !beginsDutch(description ?? ''));
    expect(differing.map(({ name }) => name)).toEqual([]);
  });

  it('of fields, arguments and input fields begin with a Dutch term too', () => {
    const isValue = (name: string) => isEnumType(whole.getType(name.split('.')[0]!));
    const parts = everyName.filter(({ name }) => name.includes('.') && !isValue(name));
    const differing = parts.filter(({ description }) => !beginsDutch(description));
    expect(differing.map(({ name }) => name)).toEqual([]);
  });
});

describe('the glossary', () => {
  it.each(enums)('has a Dutch label for every value of $name', (type) => {
    const unlabelled = type.getValues().filter(({ name }) => !terms.get(`${type.name}.${name}`)?.nl.trim());
    expect(unlabelled.map(({ name }) => name)).toEqual([]);
  });

  it('has every term once, in both languages', () => {
    const incomplete = [...terms.values()].filter(({ nl, en }) => nl.trim() === '' || en.trim() === '');
    expect(incomplete).toEqual([]);
    expect(terms.size).toBe(glossary().length);
  });
});

describe('the identifiers', () => {
  /** Words that are Dutch only: those that English has too (bed, route, triage) and names of laws and products are not here. */
  const dutch = new Set(
    `aanbieder aanbod aanleiding aanmelding aantal actie actielijn adres begeleiding behoefte beschermd beschikking bewoner
    bezetting bod bron buurt capaciteit centrumgemeente corporatie datum deelregio doelgroep doorstroom eenheid gebied gebruik
    gemeente herkomst huis huisvesting huur instroom jaar jongeren kamer kenmerk keten ketenpartner klant lijst locatie lokaal
    maand melder melding mutatie naam nachtopvang opvang plaats plek plekken reden regie regio rol soort straat terugval toegang
    toelichting traject tussenvoorziening uitstroom uitstromer uitvoeringsprogramma verblijf verdeelsleutel verhuurder voordracht
    voorrang voorziening vrij waakvlam werkgebied wethouder wijk woning wonen woontraining woonzorg woonzorgproduct zorg
    zorgaanbieder`.split(/\s+/),
  );
  const isDutch = (word: string) => dutch.has(word) || dutch.has(word.replace(/en$/, ''));

  const wordsOf = (name: string): string[] =>
    name
      .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
      .split(/[^A-Za-z]+/)
      .map((word) => word.toLowerCase());

  it('hold no Dutch word', () => {
    const mixed = everyName.filter(({ name }) => wordsOf(name).some(isDutch));
    expect(mixed.map(({ name }) => name)).toEqual([]);
  });

  it('are written in the usual way of GraphQL', () => {
    const typeName = /^[A-Z][A-Za-z]+$/;
    const fieldName = /^[a-z][A-Za-z]*$/;
    expect(types.filter(({ name }) => !typeName.test(name))).toEqual([]);
    for (const type of types.filter((type) => isObjectType(type) || isInputObjectType(type))) {
      expect(Object.keys(type.getFields()).filter((name) => !fieldName.test(name))).toEqual([]);
    }
    expect(
      enums.flatMap((type) => type.getValues()).filter(({ name }) => !/^[A-Z][A-Z0-9_]*$/.test(name)),
    ).toEqual([]);
  });
});

describe('the forms', () => {
  const fields = objects.flatMap((type) =>
    Object.values(type.getFields()).map((field) => ({ name: `${type.name}.${field.name}`, field })),
  );
  const connections = fields.filter(({ field }) => getNamedType(field.type).name.endsWith('Connection'));

  it.each(connections)('of the list $name are those of a Relay connection', ({ field }) => {
    const byName = new Map(field.args.map((arg) => [arg.name, String(arg.type)]));
    expect(['first', 'after', 'last', 'before'].map((name) => byName.get(name))).toEqual([
      'Int',
      'String',
      'Int',
      'String',
    ]);
    expect(isNonNullType(field.type)).toBe(true);
  });

  it.each(connections)('of the page of $name are those of a Relay connection', ({ field }) => {
    const connection = getNamedType(field.type);
    if (!isObjectType(connection)) throw new Error(`${connection.name} is no object.`);
    const { edges, pageInfo } = connection.getFields();
    expect(String(pageInfo!.type)).toBe('PageInfo!');
    const edge = getNamedType(edges!.type);
    expect(isObjectType(edge) && Object.keys(edge.getFields()).sort()).toEqual(['cursor', 'node']);
  });

  const mutations = Object.values(whole.getMutationType()?.getFields() ?? {});

  it.each(mutations)(
    'of the mutation $name are one input and a payload with user errors',
    ({ args, type }) => {
      expect(args.map(({ name }) => name)).toEqual(['input']);
      expect(isNonNullType(args[0]!.type) && isInputObjectType(getNamedType(args[0]!.type))).toBe(true);
      const payload = getNamedType(type);
      expect(payload.name).toMatch(/Payload$/);
      expect(isObjectType(payload) && String(payload.getFields().userErrors?.type)).toBe('[UserError!]!');
    },
  );

  it('give no list an element that may be null', () => {
    const open = fields.filter(({ field }) => {
      const type = isNonNullType(field.type) ? field.type.ofType : field.type;
      return isListType(type) && !isNonNullType(type.ofType);
    });
    expect(open.map(({ name }) => name)).toEqual([]);
  });
});
