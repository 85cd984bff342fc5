import { parseArgs } from 'node:util';
import { contestants, type Contestant } from './contestants';
import { shapes, type Shape } from './shapes';

export interface Options {
  /** What is measured: servers under load, cold start, or growth. */
  part: 'load' | 'start' | 'growth';
  shapes: Shape[];
  servers: Contestant[];
  rounds: number;
  seconds: number;
  population: number;
  /** Made-up facilities; null when nothing was said. */
  facilities: number | null;
  /** Rows of the growing tables. */
  sizes: number[];
}

const help = `npm run bench -- [options]

  (nothing)        the servers under load, shape by shape
  --start          cold start on an existing database
  --growth         time and rows read per operation, as the tables grow

  --shapes a,b     ${shapes.map(({ name }) => name).join(', ')}
  --servers a,b    ${contestants.map(({ name }) => name).join(', ')}
  --rounds n       rounds per shape (5)
  --seconds n      seconds per server and round (2)
  --population n   clients (100000)
  --facilities n   made-up facilities with 50 capacity mutations each (2000); of --growth: the same number at
                   every size, with longer histories (as many as give each 50)
  --sizes n,m      rows of the growing tables, of --growth (10000,1000000)`;

/** Reads the command line. Throws with the help on what it does not know. */
export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      start: { type: 'boolean' },
      growth: { type: 'boolean' },
      help: { type: 'boolean' },
      shapes: { type: 'string' },
      servers: { type: 'string' },
      rounds: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '2' },
      population: { type: 'string', default: '100000' },
      facilities: { type: 'string' },
      sizes: { type: 'string', default: '10000,1000000' },
    },
  });
  if (values.help) throw new Error(help);
  return {
    part: values.start ? 'start' : values.growth ? 'growth' : 'load',
    shapes: chosen(shapes, values.shapes),
    servers: chosen(contestants, values.servers),
    rounds: Number(values.rounds),
    seconds: Number(values.seconds),
    population: Number(values.population),
    facilities: values.facilities === undefined ? null : Number(values.facilities),
    sizes: values.sizes.split(',').map(Number),
  };
}

function chosen<T extends { name: string }>(all: T[], names: string | undefined): T[] {
  if (names === undefined) return all;
  return names.split(',').map((name) => {
    const found = all.find((each) => each.name === name);
    if (!found) throw new Error(`There is no ${name}.\n\n${help}`);
    return found;
  });
}
