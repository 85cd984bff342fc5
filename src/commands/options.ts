import { parseArgs, type ParseArgsConfig } from 'node:util';

/** Reads the options that a command was called with. Throws with how it is used when one is unknown. */
export function readOptions<Options extends NonNullable<ParseArgsConfig['options']>>(
  options: Options,
  usage: string,
) {
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    throw new Error(`${(error as Error).message}\n\n${usage}`);
  }
}
