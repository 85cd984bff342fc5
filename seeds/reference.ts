import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClientBase } from 'pg';
import { projectRoot } from '../src/project-root';
import { insert, type TableRow } from './insert';

/** Where a transcribed row stands in the region's documents. */
interface Source {
  document: string;
  place: string;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the files are data; the tables check them
type Transcribed = Record<string, any> & { id: string; source: Source };

/** One file of `seeds/reference/`, as it was transcribed. */
export function readReference(name: string): Transcribed[] {
  return JSON.parse(readFileSync(join(projectRoot, 'seeds', 'reference', `${name}.json`), 'utf8')) as Transcribed[];
}

const sourced = ({ source }: { source: Source }) => ({ document_id: source.document, document_place: source.place });

/** Loads everything that was transcribed. Nothing is added: what a document does not say is null. */
export async function loadReference(client: ClientBase): Promise<void> {
  const load = (table: string, file: string, toRow: (row: Transcribed) => TableRow) =>
    insert(client, table, readReference(file).map(toRow));
  await load('hub.document', 'documents', toDocument);
  await load('hub.municipality', 'municipalities', toMunicipality);
  await loadPartners(client, readReference('partners'));
  await load('hub.product', 'products', toProduct);
  await loadFacilities(client, readReference('facilities'));
  await load('hub.need', 'needs', toNeed);
  await load('hub.pledge', 'pledges', toPledge);
  await load('hub.pledge_note', 'pledge-notes', (row) => ({
    id: row.id, municipality_id: row.municipality, text: row.text, ...sourced(row),
  }));
  await load('hub.programme_edition', 'programme-editions', toEdition);
  await load('hub.action_line', 'action-lines', (row) => ({
    id: row.id, number: row.number, title: row.title, introduction: row.introduction, ...sourced(row),
  }));
  await load('hub.action', 'actions', toAction);
  await load('hub.action_report', 'action-reports', toActionReport);
  await load('hub.indicator', 'indicators', ({ ...row }) => row);
  for (const file of ['figures-agenda', 'figures-vision']) await load('hub.published_figure', file, toFigure);
}

const toDocument = (row: Transcribed): TableRow => ({
  id: row.id, title: row.title, publisher: row.publisher, published_on: row.publishedOn, date_text: row.dateText,
});

const toMunicipality = (row: Transcribed): TableRow => ({
  id: row.id, name: row.name, slug: row.slug, housing_market: row.housingMarket, central: row.central, ...sourced(row),
});

const toProduct = (row: Transcribed): TableRow => ({
  id: row.id, name: row.name, description: row.description, added_by: row.addedBy, ...sourced(row),
});

async function loadPartners(client: ClientBase, partners: Transcribed[]): Promise<void> {
  await insert(client, 'hub.partner', partners.map((row) => ({
    id: row.id, name: row.name, kind: row.kind, oin: row.oin, agb: row.agb,
    working_area_note: row.workingAreaNote, ...sourced(row),
  })));
  await insert(client, 'hub.partner_role', partners.flatMap(({ id, roles }) =>
    (roles as string[]).map((role) => ({ partner_id: id, role })),
  ));
  await insert(client, 'hub.working_area', partners.flatMap(({ id, workingArea }) =>
    (workingArea as Array<{ municipality: string; from: string | null; to: string | null }>).map((area) => ({
      id: `${id}-${area.municipality}`, partner_id: id, municipality_id: area.municipality,
      valid_from: area.from, valid_to: area.to,
    })),
  ));
}

async function loadFacilities(client: ClientBase, facilities: Transcribed[]): Promise<void> {
  await insert(client, 'hub.facility', facilities.map((row) => ({
    id: row.id, name: row.name, municipality_id: row.municipality, product_id: row.product, operator_id: row.operator,
    landlord_id: row.landlord, unit: row.unit, stated_status: row.status, opened_on: row.openedOn?.date ?? null,
    opened_precision: row.openedOn?.precision ?? null, ends_on: row.endsOn?.date ?? null, target_group: row.targetGroup,
    share_for_target_group: row.shareForTargetGroup, note: row.note, synthetic: false, ...sourced(row),
  })));
  await client.query(
    `update hub.facility_address a set street = given.street
     from jsonb_to_recordset($1::jsonb) as given (id text, street text) where given.id = a.facility_id`,
    [JSON.stringify(facilities.map(({ id, street }) => ({ id, street })))],
  );
  await insert(client, 'hub.facility_statement', facilities.flatMap(({ id, statements }) =>
    (statements as Transcribed[]).map((row, i) => ({
      id: `${id}-${i + 1}`, facility_id: id, kind: row.kind, number_min: row.numberMin, number_max: row.numberMax,
      unit: row.unit, flow: row.flow, stated_text: row.text, stated_on: row.statedOn, conflict_key: row.conflictKey, ...sourced(row),
    })),
  ));
  await insert(client, 'hub.capacity_mutation', facilities.flatMap(ledgerLines));
}

/** The first lines of a facility's ledger: the places that the newest document states, and the end that it states. */
function ledgerLines({ id, opening, endsOn }: Transcribed): TableRow[] {
  if (!opening) return [];
  const line = (kind: string, reason: string, placeKind: string, number: number, date: string, precision: string) => ({
    facility_id: id, kind, place_kind: placeKind, number, effective_on: date, effective_precision: precision, reason,
    ...sourced(opening as Transcribed),
  });
  return [['REGULAR', opening.regular], ['RESERVE', opening.reserve]]
    .filter(([, number]) => number > 0)
    .flatMap(([kind, number]) => [
      line('OPENING', 'STATED_IN_DOCUMENT', kind, number, opening.effectiveOn, opening.precision),
      ...(endsOn ? [line('REDUCTION', 'END_OF_TERM', kind, number, endsOn.date, endsOn.precision)] : []),
    ]);
}

const toNeed = (row: Transcribed): TableRow => ({
  id: row.id, product_id: row.product, stated_text: row.text, number_min: row.numberMin, number_max: row.numberMax,
  unit: row.unit, flow: row.flow, facilities: row.facilities, period: row.period,
  original_source: row.originalSource, note: row.note, ...sourced(row),
});

const toPledge = (row: Transcribed): TableRow => ({
  id: row.id, municipality_id: row.municipality, product_id: row.product, stated_text: row.text, answers: row.answer,
  number_min: row.numberMin, number_max: row.numberMax, unit: row.unit, flow: row.flow, target_group: row.targetGroup,
  joint_key: row.jointKey, footnotes: row.footnotes, presented_on: row.presentedOn, ...sourced(row),
});

const toEdition = (row: Transcribed): TableRow => ({
  id: row.id, number: row.number, title: row.title, legend: row.legend, planning_periods: row.planningPeriods,
  ...sourced(row),
});

const toAction = (row: Transcribed): TableRow => ({
  id: row.id, line_id: String(row.line), parent_id: row.parent, title: row.title, position: row.order, ...sourced(row),
});

const toActionReport = (row: Transcribed): TableRow => ({
  id: row.id, action_id: row.action, edition_id: row.edition, number: row.number, number_printed: row.numberPrinted,
  title: row.title, text: row.text, scope: row.scope, scope_text: row.scopeText, planning_text: row.planningText,
  status: row.status, status_text: row.statusText, progress: row.progress, places_text: row.placesAimed?.text ?? null,
  places_min: row.placesAimed?.numberMin ?? null, places_max: row.placesAimed?.numberMax ?? null,
  places_unit: row.placesAimed?.unit ?? null, places_flow: row.placesAimed?.flow ?? null, ...sourced(row),
});

const toFigure = (row: Transcribed): TableRow => ({
  id: row.id, indicator_id: row.series, period_kind: row.periodKind, period: row.period, area: row.area,
  municipality_id: row.categoryMunicipality ?? null, category_kind: row.categoryKind, category: row.category,
  category_en: row.categoryEn, value_min: row.valueMin, value_max: row.valueMax, unit: row.unit, flow: row.flow,
  stated_text: row.text, conflict_key: row.conflictKey, attributes: row.attributes,
  original_source: row.originalSource, note: row.note, ...sourced(row),
});
