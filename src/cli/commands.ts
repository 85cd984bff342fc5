/** What every command takes. A value is text; what takes none is there or not. */
const common = {
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

const connection = {
  url: { type: 'string' },
  'token-file': { type: 'string' },
  timeout: { type: 'string' },
  quiet: { type: 'boolean', short: 'q' },
} as const;

const own = {
  report: { 'dry-run': { type: 'boolean' }, confirm: { type: 'boolean' }, json: { type: 'boolean' } },
  template: { output: { type: 'string', short: 'o' }, force: { type: 'boolean' } },
} as const;

export type CommandName = keyof typeof own;

export const isCommand = (name: string): name is CommandName => Object.hasOwn(own, name);

/** All options of all commands: one way to read them, whatever the order on the line. */
export const allOptions = { ...common, ...connection, ...own.report, ...own.template } as const;

export type OptionName = keyof typeof allOptions;

const optionsOf = (command: CommandName | null): object =>
  command === null ? common : { ...common, ...connection, ...own[command] };

export const takes = (command: CommandName | null, option: string): option is OptionName =>
  Object.hasOwn(optionsOf(command), option);
