import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { GraphQLDateTimeISO, GraphQLLocalDate, GraphQLNonNegativeInt } from 'graphql-scalars';

interface PatternScalar {
  name: string;
  description: string;
  pattern: RegExp;
  example: string;
}

/** A scalar that is a text of one fixed form. */
function patternScalar({
  name,
  description,
  pattern,
  example,
}: PatternScalar): GraphQLScalarType<string, string> {
  const check = (value: unknown): string => {
    if (typeof value === 'string' && pattern.test(value)) return value;
    throw new GraphQLError(`${name} cannot be ${JSON.stringify(value)}: give a value such as "${example}".`, {
      extensions: { code: 'BAD_USER_INPUT' },
    });
  };
  return new GraphQLScalarType({
    name,
    description: `${description} For example "${example}".`,
    serialize: check,
    parseValue: check,
    parseLiteral: (node) => check(node.kind === Kind.STRING ? node.value : null),
  });
}

export const CbsMunicipalityCode = patternScalar({
  name: 'CbsMunicipalityCode',
  description: 'CBS-gemeentecode. Code of a municipality at Statistics Netherlands: GM and four digits.',
  pattern: /^GM\d{4}$/,
  example: 'GM0505',
});

export const Oin = patternScalar({
  name: 'Oin',
  description:
    'Organisatie-identificatienummer (OIN). Identification of an organisation in Dutch government: 20 digits.',
  pattern: /^\d{20}$/,
  example: '00000099000000000001',
});

export const AgbCode = patternScalar({
  name: 'AgbCode',
  description: 'AGB-code. Identification of a care provider in Dutch health care: 8 digits.',
  pattern: /^\d{8}$/,
  example: '73730000',
});

export const ClosedPeriod = patternScalar({
  name: 'ClosedPeriod',
  description: 'Periode. A year (2025), a half-year (2025-H1) or a quarter (2025-Q1).',
  pattern: /^(?!0000)\d{4}(-H[12]|-Q[1-4])?$/,
  example: '2025-H1',
});

/** How long ago a moment must lie for what was known then to be settled: twice as long as a report may take. */
const settledAfterMs = 60_000;

export const KnownMoment = new GraphQLScalarType<Date, string>({
  name: 'KnownMoment',
  description:
    'Moment van weten. A moment in UTC (RFC 3339) at least a minute ago, so that what the hub knew then never changes any ' +
    'more. For example "2026-11-22T09:00:00.000Z".',
  serialize: (value) => (value as Date).toISOString(),
  parseValue: (value) => settled(GraphQLDateTimeISO.parseValue(value) as Date),
  parseLiteral: (node, variables) => settled(GraphQLDateTimeISO.parseLiteral(node, variables) as Date),
});

/** The database knows no year 0: at a value of it the whole transaction would fail, and which field is told then be up to chance. */
const noYear0 = (type: string): GraphQLError =>
  new GraphQLError(`${type} cannot be in the year 0000: the first year is 0001.`, {
    extensions: { code: 'BAD_USER_INPUT' },
  });

function settled(moment: Date): Date {
  if (moment.getUTCFullYear() < 1) throw noYear0('KnownMoment');
  if (Date.now() - moment.getTime() >= settledAfterMs) return moment;
  throw new GraphQLError(
    'KnownMoment cannot be less than a minute ago: reports of that minute may still be on their way. ' +
      'Leave it out for all that is known now, or give an earlier moment.',
    { extensions: { code: 'BAD_USER_INPUT' } },
  );
}

function fromYear1(day: string): string {
  if (day.startsWith('0000')) throw noYear0('LocalDate');
  return day;
}

const { parseValue, parseLiteral } = GraphQLLocalDate;
GraphQLLocalDate.parseValue = (value) => fromYear1(parseValue(value) as string);
GraphQLLocalDate.parseLiteral = (node, variables) => fromYear1(parseLiteral(node, variables) as string);

// The scalars of the library, in the words of this schema.
GraphQLLocalDate.description = 'Datum. A day in Europe/Amsterdam, YYYY-MM-DD. For example "2026-11-22".';
GraphQLDateTimeISO.description =
  'Moment. A moment in UTC (RFC 3339). For example "2026-11-22T09:00:00.000Z".';
GraphQLNonNegativeInt.description = 'Aantal. A whole number, 0 or more.';
