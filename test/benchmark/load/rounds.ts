import type { Client } from 'pg';
import { checkAnswers } from './check';
import { bodiesOf } from '../dialect';
import type { Ground } from '../ground/ground';
import type { Generator } from './generator-process';
import type { Load } from './sample';
import { measure, type Sample } from './measure';
import type { Contestant } from '../contestants';
import type { MeasuredServer } from '../servers/server-process';
import type { Shape, Subjects } from '../shapes';

export type Running = Contestant & { server: MeasuredServer };

/** Everything that stands ready to be measured. */
export interface Field {
  ground: Ground;
  generator: Generator;
  running: Running[];
  subjects: Subjects;
  owner: Client;
  token(shape: Shape): Promise<string>;
}

export interface Effort {
  rounds: number;
  seconds: number;
}

const connections = 16;

/**
 * The samples of one shape, by server: first all answers are compared, then every server is warmed up, then each is
 * measured in turn, round by round, so that what else the machine does meets them all. Every round begins with another
 * one, since what they write makes the tables longer for the next.
 */
export async function samplesOf(
  shape: Shape,
  field: Field,
  { rounds, seconds }: Effort,
): Promise<Map<string, Sample[]>> {
  const loads = await loadsOf(shape, field, seconds);
  const load = (each: Running) => measure({ ...field, server: each.server }, loads.get(each.name)!);
  const samples = new Map(field.running.map(({ name }) => [name, [] as Sample[]]));
  for (const each of field.running) await load(each);
  for (let round = 0; round < rounds; round++) {
    for (const each of rotated(field.running, round)) samples.get(each.name)!.push(await load(each));
  }
  return samples;
}

async function loadsOf(shape: Shape, field: Field, seconds: number): Promise<Map<string, Load>> {
  const token = await field.token(shape);
  const asked = field.running.map(({ name, dialect, server }) => {
    return { name, dialect, port: server.port, bodies: bodiesOf(shape, dialect, field.subjects) };
  });
  const bytes = await checkAnswers(shape, token, asked, field.owner);
  const loadOf = ({ name, port, bodies }: (typeof asked)[number]): Load => {
    // Objects differ in length; what is much shorter than the shortest that was compared is no answer.
    return { port, token, bodies, connections, ms: seconds * 1000, atLeast: bytes.get(name)! * 0.8 };
  };
  return new Map(asked.map((each) => [each.name, loadOf(each)]));
}

const rotated = <T>(list: T[], by: number): T[] => {
  const start = by % list.length;
  return [...list.slice(start), ...list.slice(0, start)];
};
