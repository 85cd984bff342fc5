import { explain } from './explain';

/**
 * Runs a command. What goes wrong is told in one paragraph and the exit code is 1; a stack trace is for whoever asks
 * for it with DEBUG.
 */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    console.error(`\n${explain(error)}\n`);
    if (process.env.DEBUG) console.error(error);
    process.exit(1);
  }
}
