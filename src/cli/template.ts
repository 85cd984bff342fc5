import { writeFile } from 'node:fs/promises';
import type { Arguments } from './arguments';
import { exitCodes, type ExitCode } from './exit-codes';
import { complain } from './failure';
import { Hub } from './hub';
import type { Output } from './output';
import { failureOf } from './refusal';
import { readSettings } from './settings';
import { codeOf, systemReason } from './system-reason';
import { warnIfUnprotected } from './unprotected';

/** `ketenhub template`: the caller's own facilities as they last stood, to fill in and report. */
export async function template(
  line: Arguments,
  environment: NodeJS.ProcessEnv,
  output: Output,
): Promise<ExitCode> {
  if (line.words.length > 0) throw complain('TOO_MANY_WORDS');
  const settings = await readSettings(line, environment);
  warnIfUnprotected(settings.url, output);
  const answer = await new Hub(settings).template();
  if (answer.status !== 200 || !answer.type.startsWith('text/csv')) throw failureOf(answer, settings.url);
  const { output: file } = line.values;
  if (file === undefined) {
    output.bytes(answer.bytes);
    return exitCodes.done;
  }
  await save(answer.bytes, file, line.flags.has('force'));
  output.progress.say({
    nl: `Sjabloon bewaard in ${file}. Vul het in, en meld met: ketenhub report ${file}`,
    en: `Template saved in ${file}. Fill it in, and report with: ketenhub report ${file}`,
  });
  return exitCodes.done;
}

async function save(bytes: Buffer, file: string, force: boolean): Promise<void> {
  try {
    await writeFile(file, bytes, { flag: force ? 'w' : 'wx' });
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw complain('FILE_EXISTS', { file });
    throw complain('FILE_UNWRITABLE', { file, reason: systemReason(error) });
  }
}
