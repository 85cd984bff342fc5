import type { UnitOfWork } from '../../database/unit-of-work';
import { isUuid } from '../../graphql/global-id';
import { groupBy } from '../../group-by';
import type { CapacityReport, CorrectedLine } from './capacity-report';
import { byReference, ledgersOf, recordedSql, type Recorded } from './capacity.repository';
import type { LedgerLine } from './capacity.rules';
import { waysSql } from './counting-way.repository';
import type { WayFrom } from './counting-way.rules';

/** What the database knows of what reports are about, at one moment. */
export interface Known {
  day: string;
  /** Which of the facilities the caller's partner runs. */
  own: Set<string>;
  /** What the caller's references were used for. */
  earlier: Map<string, Recorded>;
  /** References that the caller's partner used, also for facilities that it runs no more. */
  used: Set<string>;
  /** The lines that corrections name, by the id that was given and by their own. */
  corrected: Map<string, CorrectedLine>;
  ledgers: Map<string, LedgerLine[]>;
  /** The version of each facility's state today, as the caller sees it. */
  versions: Map<string, string>;
  /** How each facility is counted, and from when. */
  ways: Map<string, WayFrom[]>;
}

/** The answer of the one statement that reads all but the ledgers. */
interface KnownRow {
  day: string;
  own: string[];
  used: string[];
  earlier: Recorded[];
  corrected: Array<CorrectedLine & { given: string }>;
  versions: Array<{ id: string; version: string }>;
  ways: Array<WayFrom & { facilityId: string }>;
}

/** Reads it in two statements: whoever reports holds a turn meanwhile, and others wait for it. */
export async function readKnown(unit: UnitOfWork, reports: readonly CapacityReport[]): Promise<Known> {
  const facilities = [...new Set(reports.map(({ facilityId }) => facilityId))];
  const references = reports.map(({ reference }) => reference);
  const named = reports.flatMap(({ corrects }) => (corrects && isUuid(corrects) ? [corrects] : []));
  const [[row], ledgers] = await Promise.all([
    unit.query<KnownRow>(known, [facilities, unit.caller.partnerId, references, named]),
    ledgersOf(unit, facilities),
  ]);
  const { day, own, used, earlier, corrected, versions, ways } = row!;
  return {
    ...{ day, ledgers, own: new Set(own), used: new Set(used), earlier: byReference(earlier) },
    corrected: new Map(
      corrected.flatMap(({ given, ...line }): Array<[string, CorrectedLine]> => [
        [given, line],
        [line.id, line],
      ]),
    ),
    versions: new Map(versions.map(({ id, version }) => [id, version])),
    ways: groupBy(ways, ({ facilityId }) => facilityId),
  };
}

const listOf = (rows: string): string => `(select coalesce(json_agg(row_to_json(r)), '[]') from (${rows}) r)`;

/** The roots by their keys, which an index finds: by a join PostgreSQL would read every line there is. */
const corrected = `
  with named as materialized (
    select id, coalesce(corrects_id, id) as root_id from hub.capacity_mutation where id = any ($4::uuid[])
  )
  select named.id as given, root.id, root.facility_id as "facilityId", root.kind, root.place_kind as "placeKind",
    root.number, root.effective_on as "effectiveOn", root.ends_on as "endsOn", root.position::float8 as ordinal
  from hub.capacity_mutation root join named on named.root_id = root.id
  where root.id = any (array(select root_id from named))`;

const versions = `
  select f.id, state.version::text from unnest($1::text[]) f(id)
  cross join lateral (
    select version from hub.capacity_state
    where facility_id = f.id and from_date <= current_date order by from_date desc limit 1
  ) state`;

const known = `
  select current_date as day,
    array(select id from hub.facility where id = any ($1::text[]) and operator_id = $2::text) as own,
    array(select hub.used_references($3::text[])) as used,
    ${listOf(recordedSql('$2::text', '$3::text[]'))} as earlier,
    ${listOf(corrected)} as corrected,
    ${listOf(versions)} as versions,
    ${listOf(waysSql('$1::text[]'))} as ways`;
