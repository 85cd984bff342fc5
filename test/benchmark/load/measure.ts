import type { Ground } from '../ground/ground';
import type { Generator } from './generator-process';
import type { Load } from './sample';
import type { MeasuredServer } from '../servers/server-process';

/** One measurement of one server under load. */
export interface Sample {
  perSecond: number;
  /** Latency in ms. */
  p50: number;
  p99: number;
  /** Most memory that the server's process held meanwhile, in bytes. */
  memory: number;
  /** CPU ms per request: of the server's process, of PostgreSQL, of the load generator. */
  server: number;
  postgres: number;
  generator: number;
  /** Bytes of a mean answer. */
  bytes: number;
}

interface Measured {
  ground: Ground;
  generator: Generator;
  server: MeasuredServer;
}

/** Loads one server while all others stand idle. Throws when any answer is wrong. */
export async function measure({ ground, generator, server }: Measured, load: Load): Promise<Sample> {
  const watch = watchMemory(server);
  const [own, postgres] = [await server.cpu(), await ground.postgresCpu()];
  const sample = await generator.run(load);
  const used = { server: (await server.cpu()) - own, postgres: (await ground.postgresCpu()) - postgres };
  return {
    perSecond: sample.answers / sample.seconds,
    p50: sample.p50,
    p99: sample.p99,
    memory: await watch.stop(),
    server: used.server / sample.answers,
    postgres: used.postgres / sample.answers,
    generator: sample.cpu / sample.answers,
    bytes: sample.bytes,
  };
}

const lookEveryMs = 50;

function watchMemory(server: MeasuredServer): { stop(): Promise<number> } {
  let most = 0;
  const look = async () => void (most = Math.max(most, await server.memory()));
  const timer = setInterval(() => void look(), lookEveryMs);
  return {
    async stop() {
      clearInterval(timer);
      await look();
      return most;
    },
  };
}
