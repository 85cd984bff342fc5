import type { DocumentNode, ExecutionArgs, ExecutionResult } from 'graphql';
import type { DataSource } from 'typeorm';
import { asCaller, runAsCaller, type UnitOfWork } from '../../database/unit-of-work';
import type { RequestContext } from '../../graphql/context';
import { JsonText } from './json-text';
import type { Plans, Ready } from './plans';

/** Columns of JSON text, in the order of the statement. */
type Texts = Record<string, string>;

/** Runs what graphql-js is to answer of an operation, on the transaction of the rest. */
type RunCode = (args: ExecutionArgs, unit: UnitOfWork) => Promise<ExecutionResult>;

/**
 * Answers an operation with its compiled statement; root fields that need code run on the same transaction. Throws
 * NotCompiled, or an error of the operation itself, when the generic resolver is to answer it.
 */
export async function answerCompiled(
  plans: Plans,
  dataSource: DataSource,
  args: ExecutionArgs,
  { request, runCode }: { request: RequestContext; runCode: RunCode },
): Promise<ExecutionResult> {
  const ready = await plans.prepare(args, request);
  const { caller } = request;
  if (ready.code.length === 0) {
    const [texts] = await runAsCaller<Texts>(dataSource, caller, ready.statement);
    return answer(ready, texts!, { data: {} });
  }
  return asCaller(dataSource, caller, 'READ', async (unit) => {
    const code = { ...args, document: onlyCode(args.document, ready) };
    const [read, ran] = await Promise.allSettled([unit.run<Texts>(ready.statement), runCode(code, unit)]);
    if (read.status === 'rejected') throw read.reason;
    if (ran.status === 'rejected') throw ran.reason;
    return answer(ready, read.value[0]!, ran.value);
  });
}

/** The document without the root fields that the statement answers. */
const onlyCode = (document: DocumentNode, { operation, code }: Ready): DocumentNode => ({
  ...document,
  definitions: document.definitions.map((definition) => {
    if (definition !== operation) return definition;
    const selections = code.flatMap(({ nodes }) => nodes);
    return { ...operation, selectionSet: { ...operation.selectionSet, selections } };
  }),
});

/** The texts of the statement and the values of code, joined root field by root field in the order of the operation. */
function answer(ready: Ready, texts: Texts, { data, errors }: ExecutionResult): ExecutionResult {
  if (!data) return { data: null, errors };
  const columns = new Map(ready.compiled.map(({ key }, i) => [key, texts[`c${i}`]!]));
  const fields = ready.fields.map(({ key }) => `"${key}":${columns.get(key) ?? JSON.stringify(data[key])}`);
  return { data: new JsonText(`{${fields.join(',')}}`) as never, ...(errors && { errors }) };
}
