import { z } from 'zod';
import { HubError } from '../errors';
import type { Bilingual } from '../errors';
import type { AskedDimension, Question } from '../features/indicator/figures';
import { IndicatorDimension } from '../features/indicator/figures.codes';
import { measures } from '../features/indicator/measures';
import { dimensionsOf } from '../features/indicator/plan';

/** What a download asks: a question, and in which language it is labelled where the format has one. */
export interface FileQuestion {
  question: Question;
  language: keyof Bilingual;
}

export type QueryString = Readonly<Record<string, string | string[] | undefined>>;

const isDimension = (name: string): name is AskedDimension => name in IndicatorDimension;
const dimension = z.string().refine(isDimension);
const period = z.string().regex(/^\d{4}(-H[12]|-Q[1-4])?$/);
const listed = (text: string): string[] => text.split(',').filter((part) => part !== '');

const parameters = z.strictObject({
  periodKind: z.enum(['YEAR', 'HALF_YEAR', 'QUARTER']),
  from: period.optional(),
  to: period.optional(),
  dimensions: z.string().default('').transform(listed).pipe(z.array(dimension)),
  filter: z
    .union([z.string(), z.array(z.string())])
    .default([])
    .transform((given) => [given].flat().map(toFilter))
    .pipe(z.array(z.object({ dimension, values: z.array(z.string()).min(1) }))),
  forPublic: z.enum(['true', 'false']).default('false'),
  language: z.enum(['nl', 'en']).default('nl'),
});

function toFilter(text: string): { dimension: string; values: string[] } {
  const [name = '', ...rest] = text.split(':');
  return { dimension: name, values: listed(rest.join(':')) };
}

/** Reads the same question as that of the schema from an address. */
export function readQuestion(measure: string, query: QueryString): FileQuestion {
  const found = measures.find(({ code }) => code === measure.toUpperCase());
  if (!found) {
    const possible = measures.map(({ code }) => code).join(', ');
    throw new HubError('UNKNOWN_MEASURE', { measure, possible });
  }
  const read = parameters.safeParse(query);
  if (!read.success) {
    const dimensions = dimensionsOf(found).join(', ');
    throw new HubError('BAD_INDICATOR_QUESTION', { parameter: wrongIn(read.error), dimensions });
  }
  const { periodKind, from = null, to = null, dimensions, filter, forPublic, language } = read.data;
  const question: Question = {
    ...{ measure: found, kind: periodKind, from, to, dimensions: dimensions as AskedDimension[] },
    filters: filter as Question['filters'],
    forPublic: forPublic === 'true',
  };
  return { question, language };
}

function wrongIn({ issues }: z.ZodError): string {
  const [issue] = issues;
  return issue?.code === 'unrecognized_keys' ? issue.keys.join(', ') : String(issue?.path[0] ?? '');
}
