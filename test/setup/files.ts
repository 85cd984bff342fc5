import type { Role } from '../../src/identity/role';
import { startTestHub, type TestHub } from './test-hub';

/** An answer of the files' addresses, as it came. */
export interface FileAnswer {
  status: number;
  headers: Headers;
  text: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into answers freely
  body: any;
}

/** Speaks to the files' addresses of a hub, as one partner in one role. */
export interface FileClient {
  send(csv: string | Uint8Array, options?: { type?: string; query?: string }): Promise<FileAnswer>;
  commit(id: string, body?: unknown): Promise<FileAnswer>;
  look(id: string): Promise<FileAnswer>;
  template(): Promise<FileAnswer>;
}

export function fileClient(hub: TestHub, partnerId: string, role: Role = 'CARE_PROVIDER'): FileClient {
  async function call(path: string, init: RequestInit = {}): Promise<FileAnswer> {
    const authorization = `Bearer ${await hub.token(partnerId, role)}`;
    const headers = { authorization, ...(init.headers as Record<string, string>) };
    const response = await fetch(`${hub.url}/capacity/${path}`, { ...init, headers });
    const text = Buffer.from(await response.arrayBuffer()).toString('utf8');
    const isJson = response.headers.get('content-type')?.startsWith('application/json');
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: isJson ? JSON.parse(text) : undefined,
    };
  }
  return {
    send: (csv, { type = 'text/csv', query = '' } = {}) =>
      call(`files${query}`, {
        method: 'POST',
        body: csv as RequestInit['body'],
        headers: { 'content-type': type },
      }),
    commit: (id, body) =>
      call(`files/${id}/commit`, {
        method: 'POST',
        ...(body === undefined
          ? {}
          : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      }),
    look: (id) => call(`files/${id}`),
    template: () => call('template.csv'),
  };
}

/** The template's column names. */
export const columnNames =
  'voorziening;naam;datum;plekken_regulier;plekken_reserve;buiten_gebruik;bezet;reden;toelichting;versie';

export type Cells = Partial<Record<string, string | number>>;

/** A file of the template's form, with the cells that are given. */
export const csv = (...rows: Cells[]): string => {
  const names = columnNames.split(';');
  const lines = rows.map((row) => names.map((name) => row[name] ?? '').join(';'));
  return [columnNames, ...lines].join('\r\n');
};

/** The group of findings with a code. */
export const groupOf = ({ body }: FileAnswer, code: string) =>
  body.findings.find((group: { code: string }) => group.code === code);

export const codesOf = ({ body }: FileAnswer): string[] =>
  body.findings.map(({ code }: { code: string }) => code);

export interface FileHub extends TestHub {
  /** The provider of the two facilities below. */
  provider: FileClient;
  /** Today as the hub writes it in the template, and as the ledger does. */
  today: { dutch: string; iso: string };
  /** A row of each of the provider's facilities, so that a file of both does not look like half of one. */
  herstart(cells?: Cells): Cells;
  crisis(cells?: Cells): Cells;
  linesInLedger(): Promise<number>;
}

/** A hub of its own for one test file, with a provider that sends files. */
export async function startFileHub(): Promise<FileHub> {
  const hub = await startTestHub({ LOG_LEVEL: 'error' });
  const { owner } = hub.database;
  const { rows } = await owner.query<{ iso: string }>('select current_date::text as iso');
  const { iso } = rows[0]!;
  const today = { iso, dutch: iso.split('-').reverse().join('-') };
  const rowOf =
    (voorziening: string, usual: Cells) =>
    (cells: Cells = {}): Cells => ({ voorziening, datum: today.dutch, ...usual, ...cells });
  return {
    ...hub,
    provider: fileClient(hub, 'leger-des-heils'),
    today,
    herstart: rowOf('kromhout-herstart', {}),
    crisis: rowOf('kromhout-crisisopvang', { bezet: 40 }),
    linesInLedger: async () => {
      const found = await owner.query('select count(*)::integer as lines from hub.capacity_mutation');
      return found.rows[0].lines;
    },
  };
}
