import { parseArgs } from 'node:util';
import { allOptions, isCommand, takes, type CommandName, type OptionName } from './commands';
import { complain } from './failure';
import { languages, type Language } from './language';

/** What was typed after `ketenhub`. */
export interface Arguments {
  command: CommandName | null;
  /** What stands on the line besides the command and its options. */
  words: string[];
  values: Partial<Record<OptionName, string>>;
  flags: ReadonlySet<OptionName>;
}

type Token = ReturnType<typeof tokensOf>[number];
type OptionToken = Extract<Token, { kind: 'option' }>;

const tokensOf = (args: string[]) =>
  parseArgs({ args, options: allOptions, allowPositionals: true, strict: false, tokens: true }).tokens;

/** The language asked for, also where the rest of the line is wrong. */
export function languageOf(args: string[]): Language {
  const asked = tokensOf(args).findLast((token) => token.kind === 'option' && token.name === 'lang');
  return languages.find((language) => asked?.kind === 'option' && asked.value === language) ?? 'nl';
}

/** Throws a Failure that says what is wrong in the line. What may be a token is never told back. */
export function readArguments(args: string[]): Arguments {
  const tokens = tokensOf(args);
  const options = tokens.filter((token): token is OptionToken => token.kind === 'option');
  if (options.some(({ name }) => name === 'token')) throw complain('TOKEN_AS_ARGUMENT');
  const [first, ...words] = tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : []));
  const values: Arguments['values'] = {};
  const flags = new Set<OptionName>();
  const command = first !== undefined && isCommand(first) ? first : null;
  if (first !== undefined && command === null) throw complain('UNKNOWN_COMMAND', { command: first });
  for (const token of options) {
    const { name } = token;
    if (!takes(command, name)) throw complain('UNKNOWN_OPTION', { option: token.rawName });
    if (allOptions[name].type === 'string') values[name] = valueOf(token);
    else flags.add(withoutValue(name, token));
  }
  if (values.lang !== undefined && languageOf(args) !== values.lang) throw complain('BAD_LANGUAGE');
  return { command, words, values, flags };
}

/** An option that stands where a value should is an option. */
function valueOf({ rawName, value, inlineValue }: OptionToken): string {
  if (!value || (!inlineValue && value.startsWith('-'))) throw complain('VALUE_MISSING', { option: rawName });
  return value;
}

function withoutValue(name: OptionName, { rawName, value }: OptionToken): OptionName {
  if (value !== undefined) throw complain('VALUE_NOT_WANTED', { option: rawName });
  return name;
}
