import type { DataSource } from 'typeorm';
import { asCaller } from '../database/unit-of-work';
import { ask } from '../features/indicator/ask';
import type { NotPublished } from '../features/indicator/figures';
import type { Caller } from '../identity/caller';
import { toIndicatorCsv } from './indicator-csv';
import { readQuestion, type QueryString } from './indicator-question';
import { toJsonStat } from './json-stat';

export type IndicatorFormat = 'csv' | 'json';

interface Asking {
  caller: Caller;
  requestId: string;
}

/** Published figures as files: the same question as in the schema, and never an exact figure. */
export class IndicatorFiles {
  constructor(private readonly dataSource: DataSource) {}

  /** The file's text, or what is published instead. */
  async answer(
    { caller, requestId }: Asking,
    measure: string,
    { format, query }: { format: IndicatorFormat; query: QueryString },
  ): Promise<string | NotPublished> {
    const { question, language } = readQuestion(measure, query);
    const answer = await asCaller(this.dataSource, caller, 'READ', (unit) => ask(unit, question, requestId));
    if (answer.kind === 'NotPublished') return answer;
    return format === 'csv' ? toIndicatorCsv(answer) : JSON.stringify(toJsonStat(answer, language));
  }
}
