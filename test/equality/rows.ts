import type { Client } from 'pg';
import * as factories from '../../seeds/factories';
import { insert, type TableRow } from '../../seeds/insert';
import { roles } from '../../src/identity/role';
import { callerAs, otherCallerAs } from './callers';
import { addClientRows } from './client-rows';

const provider = callerAs('CARE_PROVIDER').partnerId;
const operators = [provider, otherCallerAs('CARE_PROVIDER').partnerId, 'antes', null];
const landlords = [
  callerAs('HOUSING_ASSOCIATION').partnerId,
  otherCallerAs('HOUSING_ASSOCIATION').partnerId,
  null,
];
const municipalities = ['GM0610', 'GM0505', 'GM0512'];
const products = ['sheltered-housing', 'crisis-shelter'];
const units = ['PLACE', 'DWELLING', 'ROOM'];

/** Names that sort and escape in their own ways; two houses bear the same one, so that the key must decide. */
const names = [
  'Huis aan de haven',
  'Huis aan de haven',
  'huis aan de haven',
  'Éénhoorn',
  '"De Brug" \\ \'t Anker',
  'Zorg & Wonen <3>',
  'Ångström 7 🏠',
  '',
];

/**
 * Adds what the reference data alone would leave empty: houses of every operator, landlord and municipality with open and
 * confidential addresses, texts that are hard to escape, and ledgers with a past and a future.
 */
export async function addRows(owner: Client): Promise<void> {
  const facilities = Array.from({ length: 24 }, (_, i) => facilityOf(i));
  await insert(owner, 'hub.facility', facilities);
  await owner.query('update hub.product set inactive_after_days = 30 where id = any ($1)', [products]);
  await owner.query(
    `update hub.facility_address set
       street = case when position % 5 > 0 then 'Kade ' || position end,
       neighbourhood = case when position % 2 = 0 then 'BU0505' || lpad(position::text, 4, '0') end,
       confidential = position % 3 = 0
     from (select id, row_number() over (order by id) as position from hub.facility where synthetic) numbered
     where numbered.id = facility_id`,
  );
  await insert(
    owner,
    'hub.capacity_mutation',
    facilities.flatMap(({ id }, i) => ledgerOf(String(id), i)),
  );
  await insert(
    owner,
    'hub.facility_statement',
    facilities
      .filter((_, i) => i % 2 === 0)
      .flatMap(({ id }, i) => [statementOf(id, i), statementOf(id, i + 100)]),
  );
  await addPublishedHouses(owner);
  await insert(
    owner,
    'hub.acceptance_statement',
    facilities.flatMap(({ id, operator_id }, i) => (operator_id ? [acceptanceOf(id, operator_id, i)] : [])),
  );
  await insert(owner, 'hub.facility_operator', [
    { facility_id: 'added-0', since: '2026-11-01', operator_id: provider },
    { facility_id: 'added-0', since: '2099-01-01', operator_id: 'antes' },
    { facility_id: 'added-3', since: '2099-01-01', operator_id: 'yulius' },
  ]);
  await addErrorReports(
    owner,
    facilities.map(({ id }) => id),
  );
  await fillSparseColumns(owner);
  await insert(owner, 'hub.working_area', [
    factories.workingArea('yulius', 'GM0505', {
      id: 'earlier',
      valid_from: '2020-01-01',
      valid_to: '2025-07-01',
    }),
  ]);
  await addClientRows(owner);
}

/** Houses enough, of operators enough, for free places and occupancy of two products to be published. */
async function addPublishedHouses(owner: Client): Promise<void> {
  const houses = ['time-out', 'short-stay'].flatMap((product) =>
    [provider, 'antes', 'enver', 'asvz'].map((operator, i) => ({ product, operator, i })),
  );
  const idOf = ({ product, i }: { product: string; i: number }) => `shown-${product}-${i}`;
  await insert(
    owner,
    'hub.facility',
    houses.map((house) =>
      factories.facility({ id: idOf(house), product_id: house.product, operator_id: house.operator }),
    ),
  );
  await insert(
    owner,
    'hub.capacity_mutation',
    houses.flatMap((house) => {
      const line = { facility_id: idOf(house), reporter_id: house.operator };
      const count = { kind: 'OCCUPANCY_COUNT', number: house.product === 'time-out' ? 9 : 11 };
      return [
        factories.capacityMutation({ ...line, kind: 'OPENING', place_kind: 'REGULAR', number: 10 + house.i }),
        factories.capacityMutation({ ...line, ...count, effective_on: `2026-11-0${1 + house.i}` }),
      ];
    }),
  );
}

/** Columns in which the documents say next to nothing. */
async function fillSparseColumns(owner: Client): Promise<void> {
  await owner.query(`update hub.partner set agb = '73730000' where id = 'yulius'`);
  await owner.query(
    `update hub.pledge set joint_key = 'together', target_group = 'jongeren', flow = 'PER_YEAR' where length(id) % 3 = 0`,
  );
  await owner.query(
    `update hub.action_report set status = 'PREPARATION', status_text = 'in voorbereiding', places_text = '2 à 3',
       places_min = 2, places_max = 3, places_unit = 'DWELLING', places_flow = 'STOCK', planning_text = 'eind 2021'
     where length(id) % 3 = 0`,
  );
}

const at = <T>(list: readonly T[], i: number): T => list[i % list.length]!;

const facilityOf = (i: number): TableRow =>
  factories.facility({
    id: `added-${i}`,
    name: at(names, i),
    municipality_id: i % 7 === 6 ? null : at(municipalities, i),
    product_id: at(products, Math.floor(i / 3)),
    operator_id: at(operators, i),
    landlord_id: at(landlords, Math.floor(i / 2)),
    unit: i % 5 === 4 ? null : at(units, i),
    stated_status: at(['OPEN', 'PLANNED', 'CLOSED', null], Math.floor(i / 2)),
    opened_on: i % 2 === 0 ? '2020-02-29' : null,
    opened_precision: i % 2 === 0 ? at(['DAY', 'MONTH', 'YEAR'], i) : null,
    ends_on: at([null, '2024-01-01', '2099-12-31'], i),
    target_group: i % 3 === 0 ? 'jongeren\nen "ouderen"\t(18-27)' : null,
    share_for_target_group: at([null, 0, 1 / 3, 0.1, 1], i),
    document_id: i % 2 === 0 ? document : null,
    document_place: i % 2 === 0 ? 'tabel 1' : null,
    registered_by_id: i % 5 === 0 ? 'dordrecht' : null,
    registered_at: i % 5 === 0 ? '2026-10-01T12:00:00.123456Z' : null,
    note: i % 4 === 0 ? 'regel 1\r\nregel 2 \u2028 \u0001 é' : null,
  });

const document = 'agenda-2021-2022';

const statementOf = (facility_id: unknown, i: number): TableRow => ({
  id: `added-${i}`,
  facility_id,
  kind: at(['REGULAR', 'RESERVE'], i),
  number_min: i,
  number_max: i % 3 === 0 ? null : i + 2,
  unit: at(units, i),
  flow: at(['STOCK', 'PER_YEAR'], i),
  stated_text: `${i} à ${i + 2} plekken`,
  stated_on: i % 2 === 0 ? '2021-06-01' : null,
  conflict_key: i % 4 === 0 ? 'added' : null,
  document_id: document,
  document_place: `blz. ${i}`,
});

/** Statements of houses with an operator: open to some groups, closed, from days before and after all others. */
const acceptanceOf = (facility_id: unknown, stated_by_id: unknown, i: number): TableRow => {
  const groups = at([['YOUNG_PEOPLE', 'FAMILIES'], [], ['WOMEN'], ['FROM_SHELTER', 'YOUNG_PEOPLE']], i);
  return factories.acceptanceStatement({
    facility_id,
    stated_by_id,
    accepting: groups.length > 0,
    target_groups: groups,
    from_date: at(['2026-11-01', '2021-05-05', '2099-06-01'], i),
    note: i % 2 === 0 ? 'vanaf 18 jaar; "geen honden" \\ é' : null,
    stated_at: `2026-11-0${1 + (i % 9)}T23:30:00Z`,
  });
};

/** Two error reports by every role that asks, two thirds of them answered, some with a line of the ledger. */
async function addErrorReports(owner: Client, facilities: unknown[]): Promise<void> {
  const reports = [...roles, ...roles].map((role, i) =>
    factories.errorReport({
      id: `00000000-0000-4000-8000-0000000000${10 + i}`,
      facility_id: at(facilities, i),
      about: at(['NAME', 'ADDRESS', 'PLACES', 'OCCUPANCY', 'ACCEPTANCE', 'OPERATOR', 'OTHER'], i),
      text: at(['te weinig plekken', '"geen" \\ é\n🏠'], i),
      reporter_id: callerAs(role).partnerId,
      reported_at: `2026-10-0${1 + (i % 3)}T12:00:00.12345${i % 3}Z`,
    }),
  );
  const answered = reports.filter((_, i) => i % 3 > 0);
  await insert(owner, 'hub.error_report', reports);
  await insert(
    owner,
    'hub.error_answer',
    answered.map((report, i) =>
      factories.errorAnswer(report, {
        outcome: at(['CORRECTED', 'NOT_AN_ERROR'], i),
        answered_by_id: at([provider, 'dordrecht'], i),
      }),
    ),
  );
  // Houses without a ledger have no line to name.
  await owner.query(
    `insert into hub.error_correction (error_report_id, facility_id, capacity_mutation_id)
     select a.error_report_id, r.facility_id,
       (select m.id from hub.capacity_mutation m where m.facility_id = r.facility_id order by m.position limit 1)
     from hub.error_answer a join hub.error_report r on r.id = a.error_report_id`,
  );
}

type Line = [kind: string, number: number | null, effectiveOn: string, more?: TableRow];

/** A house's ledger: opened, extended, partly closed, counted, and with a change ahead. Every fourth has none. */
function ledgerOf(facility_id: string, i: number): TableRow[] {
  if (i % 4 === 3) return [];
  const lines: Line[] = [
    ['OPENING', 8 + i, '2020-03-01', { place_kind: 'REGULAR' }],
    ['EXPANSION', 4, '2021-05-05', { place_kind: 'RESERVE' }],
    ['OUT_OF_USE', 3, '2024-02-29', { reason: 'MAINTENANCE', note: 'lekkage; "dak"' }],
    ['BACK_IN_USE', 1, '2025-06-30', { reason: 'OTHER' }],
    ['OCCUPANCY_COUNT', 9 + i, '2026-10-01', { reporter_id: 'yulius' }],
    ['CONFIRMATION', null, '2026-11-01', {}],
    ['REDUCTION', 2, '2099-01-01', { place_kind: 'REGULAR', reason: 'END_OF_TERM' }],
  ];
  // Moments to the microsecond, several of them alike: cursors hold them to the last digit.
  return lines.map(([kind, number, effective_on, more], line) => ({
    ...factories.capacityMutation({
      facility_id,
      kind,
      number,
      effective_on,
      reporter_id: provider,
    }),
    note: null,
    reported_at: `2026-10-0${1 + (line % 3)}T12:00:00.12345${i % 3}Z`,
    ...more,
  }));
}
