import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startApp, type App } from '../../src/app';
import { readConfig, type Config } from '../../src/config';
import type { Reads } from '../../src/engine/executor';
import type { Caller } from '../../src/identity/caller';
import { issueDevelopmentToken } from '../../src/identity/development-issuer';

/** What a test file asks of the host. */
export interface HubRequest {
  databaseUrl: string;
  environment: NodeJS.ProcessEnv;
  reads?: Reads;
}

/** A hub that the host runs. */
export interface HostedHub {
  id: string;
  url: string;
}

/** What is asked by whom in tokens of a hosted hub. */
export interface TokenRequest {
  hub: string;
  caller: Caller;
}

interface Running {
  app: App;
  config: Config;
}

/**
 * Runs the hubs of the tests, each on the database and with the settings that its test file gives, in the one process that
 * starts the tests: every test file has modules of its own, and to load the whole hub in each of them takes longer than
 * what most of them test.
 */
export class HubHost {
  private readonly running = new Map<string, Running>();
  private readonly server: Server;
  private started = 0;

  constructor(private readonly dataDir: string) {
    this.server = createServer((request, response) => void this.answer(request, response));
  }

  /** Where test files ask for hubs. */
  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Starts a hub and stops it: what it publishes every later one finds done in its copy of the database. */
  async publishOnce(databaseUrl: string): Promise<void> {
    const { id } = await this.startHub({ databaseUrl, environment: {} });
    await this.stopHub(id);
  }

  async stop(): Promise<void> {
    await Promise.all([...this.running.keys()].map((id) => this.stopHub(id)));
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** What a hub complains of when it starts is for the test file that asked for it. */
  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const asked: unknown = JSON.parse(await textOf(request));
      response.end(JSON.stringify((await this.actions[request.url!]!(asked as never)) ?? null));
    } catch (error) {
      response.statusCode = 500;
      response.end(JSON.stringify((error as Error).message));
    }
  }

  private readonly actions: Record<string, (asked: never) => Promise<unknown>> = {
    '/start': (asked: HubRequest) => this.startHub(asked),
    '/token': ({ hub, caller }: TokenRequest) =>
      issueDevelopmentToken(this.running.get(hub)!.config, this.dataDir, caller),
    '/stop': (id: string) => this.stopHub(id),
  };

  private async startHub({ databaseUrl, environment, reads }: HubRequest): Promise<HostedHub> {
    const config = readConfig({ NODE_ENV: 'test', PORT: '0', LOG_LEVEL: 'fatal', ...environment });
    const app = await startApp(config, { databaseUrl, dataDir: this.dataDir }, reads);
    const id = String((this.started += 1));
    this.running.set(id, { app, config });
    return { id, url: app.url };
  }

  private async stopHub(id: string): Promise<void> {
    const { app } = this.running.get(id)!;
    this.running.delete(id);
    await app.stop();
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
