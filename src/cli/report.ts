import type { Arguments } from './arguments';
import { endingOf, endings, type Ending } from './endings';
import type { ExitCode } from './exit-codes';
import { complain, Failure } from './failure';
import { Hub, type Answer } from './hub';
import { isCommitted, isDryRun, type Committed, type DryRun } from './hub-answers';
import { fillBoth, type Values } from './language';
import { OutgoingFile } from './outgoing-file';
import type { Output } from './output';
import { failureOf, jsonOf } from './refusal';
import { readSettings, type Settings } from './settings';
import { showDryRun } from './show-dry-run';
import { summary } from './show-lines';
import { warnIfUnprotected } from './unprotected';

interface Options {
  path: string;
  onlyLook: boolean;
  confirm: boolean;
}

/** What a report needs besides the file. */
interface Job {
  hub: Hub;
  url: string;
  options: Options;
  output: Output;
}

/** `ketenhub report`: a dry run first; what has no errors is then recorded, as a whole. */
export async function report(
  line: Arguments,
  environment: NodeJS.ProcessEnv,
  output: Output,
): Promise<ExitCode> {
  const options = optionsIn(line);
  const settings: Settings = await readSettings(line, environment);
  const file = await OutgoingFile.open(options.path);
  try {
    warnIfUnprotected(settings.url, output);
    return await reportFile(file, { hub: new Hub(settings), url: settings.url, options, output });
  } finally {
    await file.close();
  }
}

function optionsIn({ words, flags }: Arguments): Options {
  const [path, ...others] = words;
  if (path === undefined || others.length > 0) throw complain('FILE_NOT_NAMED');
  const options = { path, onlyLook: flags.has('dry-run'), confirm: flags.has('confirm') };
  if (options.onlyLook && options.confirm) throw complain('CONFIRM_IN_DRY_RUN');
  return options;
}

async function reportFile(file: OutgoingFile, job: Job): Promise<ExitCode> {
  const { output, options } = job;
  const dryRun = await check(file, job);
  output.show(showDryRun(file.name, dryRun.body, { withLines: options.onlyLook, language: output.language }));
  const ending = endingOf(dryRun.body, options);
  if (ending) return end(output, ending, dryRun.answer);
  const { answer, body } = await commit(dryRun.body, job);
  if (isCommitted(body)) return endCommitted(output, body, answer);
  // The ledger has changed since the dry run: this is a dry run again.
  output.show(showDryRun(file.name, body, { withLines: false, language: output.language }));
  return end(output, body.canCommit ? 'waits' : 'hasErrors', answer);
}

interface Read<T> {
  answer: Answer;
  body: T;
}

async function check(file: OutgoingFile, { hub, url, output }: Job): Promise<Read<DryRun>> {
  const { progress } = output;
  const what = { nl: `${file.name} versturen`, en: `Sending ${file.name}` };
  const onSent = progress.steps(what, file.size);
  const answer = await hub.send(file, onSent);
  const body = jsonOf(answer);
  if (answer.status !== 200 || !isDryRun(body)) throw failureOf(answer, url);
  progress.say({ nl: 'Gecontroleerd door de hub', en: 'Checked by the hub' });
  return { answer, body };
}

async function commit({ id }: DryRun, { hub, url, options, output }: Job): Promise<Read<Committed | DryRun>> {
  output.progress.say({ nl: 'Vastleggen', en: 'Recording' });
  const answer = await hub.commit(id, options.confirm).catch((error: unknown) => {
    throw error instanceof Failure ? uncertain(error) : error;
  });
  const body = jsonOf(answer);
  if (answer.status === 200 && isCommitted(body)) return { answer, body };
  if (answer.status === 409 && isDryRun(body)) return { answer, body };
  const failure = failureOf(answer, url);
  // What the hub refuses it has not recorded; what it failed at it may have.
  const isRefused = answer.status >= 400 && answer.status < 500 && failure.answer !== null;
  throw isRefused ? failure : uncertain(failure);
}

const uncertain = ({ told, answer }: Failure): Failure => {
  const { exitCode, told: said } = complain('COMMIT_UNCERTAIN', { reason: told.message });
  return new Failure(exitCode, said, answer);
};

function endCommitted(output: Output, { alreadyReported, recorded }: Committed, answer: Answer): ExitCode {
  if (alreadyReported) return end(output, 'alreadyReported', answer);
  const lines = { nl: summary(recorded, 'nl'), en: summary(recorded, 'en') };
  return end(output, 'recorded', answer, { lines });
}

function end(output: Output, ending: Ending, { bytes }: Answer, values: Values = {}): ExitCode {
  output.say(fillBoth(endings[ending].text, values));
  output.answer(bytes.toString('utf8'));
  return endings[ending].exitCode;
}
