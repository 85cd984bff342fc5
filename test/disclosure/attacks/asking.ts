import { madeUp, random, type Client } from './clients';
import { takeAll, type Publisher } from './publisher';
import type { Figure } from './report';

const askers = ['DASHBOARD', 'HOUSING_ASSOCIATION', 'CARE_PROVIDER', 'MUNICIPALITY', 'PROGRAMME_TEAM'];

/** Asks for everything again and again, in other orders, as others, one by one and all at once. */
export async function repeats(
  publisher: Publisher,
  clients: readonly Client[],
  times: number,
): Promise<Figure> {
  const publication = await publisher.publish(clients, 'repeats');
  const draw = random('repeats');
  const seen = new Map<string, Set<number>>();
  let questions = 0;
  while (questions < times) {
    const axes = publication.tables[Math.floor(draw() * publication.tables.length)]!;
    const asker = askers[Math.floor(draw() * askers.length)]!;
    const batch = 1 + Math.floor(3 * draw());
    const answers = await Promise.all(Array.from({ length: batch }, () => publication.ask(axes, asker)));
    questions += batch;
    for (const answer of answers)
      answer.forEach(({ value }, place) => {
        const name = `${axes.join('/')} ${place}`;
        seen.set(name, (seen.get(name) ?? new Set()).add(value));
      });
  }
  const most = Math.max(...[...seen.values()].map(({ size }) => size));
  return {
    attack: 'the same question asked again, in other orders, batches and roles',
    publisher: publisher.name,
    over: `${questions} questions`,
    figure: most === 1 ? '1 value per cell' : `up to ${most} values per cell`,
    rule: '1 value per cell',
    passed: most === 1,
  };
}

/** One client more after the period closed: what of the publication changes? */
export async function lateRecord(
  publisher: Publisher,
  clients: readonly Client[],
  times: number,
): Promise<Figure> {
  const draw = random('late');
  let changes = 0;
  const publication = await publisher.publish(clients, 'late');
  for (let time = 0; time < times; time += 1) {
    const before = await takeAll(publication);
    await publication.register(madeUp(`late/${time}`, draw));
    const after = await takeAll(publication);
    changes += before.flatMap(({ cells }, table) =>
      cells.filter(({ value }, cell) => value !== after[table]!.cells[cell]!.value),
    ).length;
  }
  return {
    attack: 'one record added after the period closed',
    publisher: publisher.name,
    over: `${times} records, N = ${clients.length}`,
    figure: `${changes} changed cells`,
    rule: '0 changed cells',
    passed: changes === 0,
  };
}
