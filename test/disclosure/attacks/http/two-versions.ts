import { asPublisher } from '../../../../src/database/unit-of-work';
import { Draws } from '../../../../src/disclosure/counts/draws';
import { breachOf, isSmall } from '../../../../src/disclosure/counts/rule-p';
import { measures } from '../../../../src/features/indicator/measures';
import { halfYearOf } from '../../../../src/features/indicator/period';
import { publishSnapshot } from '../../../../src/jobs/indicators/publish-snapshot';
import type { SnapshotVersion } from '../../../../src/jobs/indicators/snapshots-due';
import { withService } from '../../../setup/publish';
import type { TestHub } from '../../../setup/test-hub';
import { countsIn, random } from '../clients';
import { differingSums } from '../adding-up';
import type { Figure } from '../report';
import { between } from '../versions';
import { addPeople, type HubOfPeople } from './hub-of-people';
import { newcomer, registeredIn, type Person } from './people';
import { questionsOf, readPeriod, type ReadTable } from './published';

const measure = measures.find(({ code }) => code === 'REGISTERED_PERSONS')!;
const half = '2025-H1';

const publish = (hub: TestHub, version: SnapshotVersion, secret: string): Promise<void> =>
  withService(hub.database, (dataSource) =>
    asPublisher(dataSource, (transaction) =>
      publishSnapshot(transaction, {
        ...{ measure, asOf: '2026-11-01', draws: new Draws(secret) },
        snapshot: { id: `${measure.code}-${half}-${version}`, halfYear: halfYearOf('2025-05-01'), version },
      }),
    ),
  );

/** What a reader does with the hub between publishing and reading: nothing, or something else of a mutant. */
type Reading = <T>(read: () => Promise<T>, counted: readonly Person[]) => Promise<T>;

/** The provisional version is read, some people turn out to have registered then, and the final one is read. */
export async function twoVersionsOverHttp(
  { hub, people, region }: HubOfPeople,
  runs: number,
  reading: Reading = (read) => read(),
): Promise<Figure> {
  const ask = hub.as('dashboard', 'DASHBOARD');
  const read = () => readPeriod(ask, questionsOf(measure.code, 'HALF_YEAR', half));
  const draw = random('late ones');
  const size = people.length;
  let [small, breaches, differing] = [0, 0, 0];
  for (let run = 0; run < runs; run += 1) {
    await hub.database.owner.query('delete from published.snapshot');
    await publish(hub, 'PROVISIONAL', `versions/${run}`);
    const first = await reading(read, people);
    const late = Array.from({ length: 3 }, () => newcomer({ region, draw }));
    await addPeople(hub.database.owner, late);
    people.push(...late);
    await publish(hub, 'FINAL', `versions/${run}`);
    const last = await reading(read, people);
    differing += differingSums(last);
    const found = sideBySide(first, last, registeredIn(people, half));
    small += found.small;
    breaches += found.breaches;
  }
  return {
    attack: 'the provisional version beside the final one',
    ...{ publisher: 'the API', over: `${runs} pairs of versions, N = ${size}, ${small} small counts` },
    figure: `${breaches} break rule P, ${differing} differing sums`,
    rule: 'none breaks rule P, no differing sum',
    passed: breaches + differing === 0,
  };
}

function sideBySide(first: readonly ReadTable[], last: readonly ReadTable[], then: readonly Person[]) {
  let [small, breaches] = [0, 0];
  for (const table of last) {
    const before = first.find(({ axes }) => axes.join() === table.axes.join());
    if (JSON.stringify(before?.categories) !== JSON.stringify(table.categories)) continue;
    countsIn(then, table).forEach((count, cell) => {
      if (!isSmall(count)) return;
      small += 1;
      const found = between(before!.cells[cell]!, table.cells[cell]!);
      const isTrue = found.lower <= count && count <= found.upper;
      breaches += Number(isTrue && breachOf(found) !== null);
    });
  }
  return { small, breaches };
}
