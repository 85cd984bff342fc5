import { randomUUID } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { quantile } from '../report';
import { ResponseReader } from './response';
import type { Load, LoadResult, LoadSample } from './sample';

/**
 * The load generator, a process of its own: connections that each send their next request as soon as the last one is
 * answered, written on bare sockets, so that it takes as little of the machine as it can from what is measured.
 */
process.on('message', (load: Load) => {
  const send = (result: LoadResult) => process.send!(result);
  run(load).then(
    (sample) => send({ sample }),
    (error: Error) => send({ failure: error.message }),
  );
});
process.on('disconnect', () => process.exit());

async function run(load: Load): Promise<LoadSample> {
  const requestAt = requestsOf(load);
  const latencies: number[] = [];
  const opening = Array.from({ length: load.connections }, () => open(load.port));
  const callers = await Promise.all(opening);
  const cpu = process.cpuUsage();
  const start = performance.now();
  let bytes = 0;
  let sent = 0;
  const answered = (answer: Buffer, latency: number) => {
    latencies.push(latency);
    bytes += answer.length;
    refuseWrong(answer, load.atLeast);
  };
  const next = () => (performance.now() - start < load.ms ? requestAt(sent++) : null);
  try {
    await Promise.all(callers.map((caller) => keepAsking(caller, next, answered)));
  } finally {
    for (const { socket } of callers) socket.destroy();
  }
  const used = process.cpuUsage(cpu);
  return {
    answers: latencies.length,
    seconds: (performance.now() - start) / 1000,
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
    bytes: bytes / latencies.length,
    cpu: (used.user + used.system) / 1000,
  };
}

interface Connection {
  socket: Socket;
  /** Called with every answer. */
  onAnswer: (answer: Buffer) => void;
}

const open = (port: number): Promise<Connection> =>
  new Promise((done, fail) => {
    const reader = new ResponseReader();
    const onread = {
      buffer: () => reader.space(),
      callback(bytes: number) {
        const answer = reader.take(bytes);
        if (answer) connection.onAnswer(answer);
        return true;
      },
    };
    const socket = connect({ port, host: '127.0.0.1', noDelay: true, onread });
    const connection: Connection = { socket, onAnswer: () => undefined };
    socket.once('error', fail);
    socket.once('connect', () => {
      socket.off('error', fail);
      done(connection);
    });
  });

/** One caller: asks again with every answer, until there is nothing more to ask. */
function keepAsking(
  connection: Connection,
  next: () => string | null,
  answered: (answer: Buffer, latency: number) => void,
): Promise<void> {
  const { socket } = connection;
  return new Promise((done, fail) => {
    let asked = 0;
    const ask = () => {
      const request = next();
      if (request === null) return done();
      asked = performance.now();
      socket.write(request, 'latin1');
    };
    connection.onAnswer = (answer) => {
      try {
        answered(answer, performance.now() - asked);
        ask();
      } catch (error) {
        fail(error as Error);
      }
    };
    socket.once('error', fail);
    socket.once('close', () => fail(new Error('The server closed a connection.')));
    ask();
  });
}

const placeholder = '{{reference}}';

/** The requests in turn, as they go over the wire. */
function requestsOf({ port, token, bodies }: Load): (i: number) => string {
  const head = (length: number) =>
    `POST /graphql HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncontent-type: application/json\r\n` +
    `accept: application/json\r\nauthorization: Bearer ${token}\r\ncontent-length: ${length}\r\n\r\n`;
  // All of it is ASCII: bodies are JSON of names, codes and ids.
  const whole = (body: string) => head(body.length) + body;
  if (!bodies.some((body) => body.includes(placeholder))) {
    const requests = bodies.map(whole);
    return (i) => requests[i % requests.length]!;
  }
  // Letters only: a reference in which digits stand together may look like a citizen's number, which is refused.
  const run = randomUUID().replace(/[^a-f]/g, '');
  return (i) => whole(bodies[i % bodies.length]!.replace(placeholder, `${run}-${i}`));
}

/** A wrong answer is no answer: one ends the run. */
function refuseWrong(answer: Buffer, atLeast: number): void {
  const right =
    answer.length >= atLeast && answer.toString('latin1', 9, 12) === '200' && answer.indexOf('"errors":') < 0;
  if (!right) throw new Error(`A wrong answer under load: ${answer.toString('utf8').slice(0, 1000)}`);
}
