import { Progress } from '../../src/cli/progress';

function screen(isTTY: boolean) {
  const written: string[] = [];
  return { isTTY, write: (text: string) => written.push(text), text: () => written.join('') };
}

const sending = { nl: 'versturen', en: 'sending' };
const done = { nl: 'klaar', en: 'done' };

describe('progress', () => {
  it('counts on one line of a terminal, a number at a time', () => {
    const terminal = screen(true);
    const progress = new Progress(terminal, 'nl', false);
    const sent = progress.steps(sending, 1_000);
    for (const bytes of [0, 4, 500, 1_000]) sent(bytes);
    progress.say(done);
    expect(terminal.text()).toBe('\rversturen 0%\rversturen 50%\rversturen 100%\nklaar\n');
  });

  it('leaves the line before something else is said', () => {
    const terminal = screen(true);
    const progress = new Progress(terminal, 'en', false);
    progress.steps(sending, 10)(3);
    progress.endLine();
    progress.endLine();
    expect(terminal.text()).toBe('\rsending 30%\n');
  });

  it('knows a file without bytes, and one that grew while it was sent', () => {
    const terminal = screen(true);
    const progress = new Progress(terminal, 'en', false);
    progress.steps(sending, 0)(0);
    progress.steps(sending, 10)(20);
    expect(terminal.text()).toBe('\rsending 100%');
  });

  it('says a line a step elsewhere, and nothing when it is quiet', () => {
    const [log, quiet] = [screen(false), screen(false)];
    for (const [stream, isQuiet] of [
      [log, false],
      [quiet, true],
    ] as const) {
      const progress = new Progress(stream, 'en', isQuiet);
      progress.steps(sending, 10)(5);
      progress.say(done);
    }
    expect(log.text()).toBe('sending\ndone\n');
    expect(quiet.text()).toBe('');
  });
});
