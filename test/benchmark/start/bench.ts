import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Ground } from '../ground/ground';
import { fixed, median } from '../report';

const starts = 5;
const lookEveryMs = 10;

/** The hub's own program, from nothing to the first answer of /ready, on a database that exists. */
export async function startBench(ground: Ground): Promise<void> {
  await ground.stop();
  const seconds: number[] = [];
  for (let i = 0; i < starts; i++) seconds.push(await secondsToReady(ground.dataDir));
  console.log(
    `### Cold start\n\nTo the first answer of /ready, ${starts} times: ` +
      `${seconds.map((each) => fixed(each)).join(', ')} s; median ${fixed(median(seconds))} s.\n`,
  );
}

async function secondsToReady(dataDir: string): Promise<number> {
  const port = await freePort();
  const begun = performance.now();
  const hub = spawn(process.execPath, [join(__dirname, '..', '..', '..', 'src', 'main.js')], {
    env: { PATH: process.env.PATH, ...production, PORT: String(port), DATA_DIR: dataDir },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const exited = once(hub, 'exit');
  try {
    while (!(await isReady(port))) {
      if (hub.exitCode !== null) throw new Error(`The hub ended with ${hub.exitCode} before it was ready.`);
      await new Promise((done) => setTimeout(done, lookEveryMs));
    }
    return (performance.now() - begun) / 1000;
  } finally {
    hub.kill('SIGTERM');
    await exited;
  }
}

/** An issuer is needed in production; it is asked for its keys by the first request, and none is sent here. */
const production = {
  NODE_ENV: 'production',
  TOKEN_ISSUER: 'https://issuer.invalid',
  TOKEN_AUDIENCE: 'ketenhub',
  TOKEN_JWKS_URL: 'https://issuer.invalid/keys',
  PSEUDONYM_KEY: 'the secret of pseudonyms of the bench',
};

const isReady = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/ready`).then(
    ({ ok }) => ok,
    () => false,
  );

function freePort(): Promise<number> {
  return new Promise((done) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => done(port));
    });
  });
}
