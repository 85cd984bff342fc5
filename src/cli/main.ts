import { languageOf, readArguments, type Arguments } from './arguments';
import type { CommandName, OptionName } from './commands';
import { exitCodes, type ExitCode } from './exit-codes';
import { complain, Failure } from './failure';
import { help } from './help';
import type { Language } from './language';
import { Output } from './output';
import { Progress } from './progress';
import { report } from './report';
import { template } from './template';
import { version } from './version';

type Command = (line: Arguments, environment: NodeJS.ProcessEnv, output: Output) => Promise<ExitCode>;

const commands: Record<CommandName, Command> = { report, template };

function outputIn(language: Language, flags: ReadonlySet<OptionName>): Output {
  const { stdout, stderr } = process;
  const progress = new Progress(stderr, language, flags.has('quiet'));
  return new Output(stdout, stderr, progress, language, flags.has('json'));
}

async function run(args: string[]): Promise<ExitCode> {
  const language = languageOf(args);
  let output = outputIn(language, new Set());
  try {
    const line = readArguments(args);
    const { command, flags } = line;
    if (flags.has('help')) return tell(help(command, language));
    if (flags.has('version')) return tell(`${version()}\n`);
    if (command === null) {
      process.stderr.write(help(null, language));
      return exitCodes.wrongUse;
    }
    output = outputIn(language, flags);
    return await commands[command](line, process.env, output);
  } catch (error) {
    const failure = failureFrom(error);
    output.fail(failure);
    return failure.exitCode;
  }
}

function tell(text: string): ExitCode {
  process.stdout.write(text);
  return exitCodes.done;
}

function failureFrom(error: unknown): Failure {
  if (error instanceof Failure) return error;
  if (process.env.DEBUG) console.error(error);
  return complain('UNEXPECTED', { reason: error instanceof Error ? error.message : String(error) });
}

// Whoever reads no further (`ketenhub report x.csv | head -1`) does not keep the file from being recorded.
process.stdout.on('error', ({ code, message }: NodeJS.ErrnoException) => {
  if (code === 'EPIPE') return;
  process.stderr.write(`ketenhub: ${message}\n`);
  process.exit(exitCodes.failed);
});
void run(process.argv.slice(2)).then((code) => (process.exitCode = code));
