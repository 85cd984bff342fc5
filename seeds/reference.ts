import type { ClientBase } from 'pg';
import { insert, type TableRow } from './insert';
import { loadFacilities } from './reference-facilities';
import * as rows from './reference-rows';
import { readReference, sourced, type Transcribed } from './transcribed';

/** Loads everything that was transcribed but definitions, which come with a migration. What a document does not say is null. */
export async function loadReference(client: ClientBase): Promise<void> {
  const load = (table: string, file: string, toRow: (row: Transcribed) => TableRow) =>
    insert(client, table, readReference(file).map(toRow));
  await load('hub.document', 'documents', rows.toDocument);
  await load('hub.municipality', 'municipalities', rows.toMunicipality);
  await loadPartners(client, readReference('partners'));
  await load('hub.product', 'products', rows.toProduct);
  await loadFacilities(client, readReference('facilities'));
  await load('hub.need', 'needs', rows.toNeed);
  await load('hub.pledge', 'pledges', rows.toPledge);
  await load('hub.pledge_note', 'pledge-notes', (row) => ({
    id: row.id,
    municipality_id: row.municipality,
    text: row.text,
    ...sourced(row),
  }));
  await load('hub.quota_agreement', 'quota-agreements', rows.toQuotaAgreement);
  await load('hub.programme_edition', 'programme-editions', rows.toEdition);
  await load('hub.action_line', 'action-lines', (row) => ({
    id: row.id,
    number: row.number,
    title: row.title,
    introduction: row.introduction,
    ...sourced(row),
  }));
  await load('hub.action', 'actions', rows.toAction);
  await load('hub.action_report', 'action-reports', rows.toActionReport);
  for (const file of ['figures-agenda', 'figures-vision'])
    await load('hub.published_figure', file, rows.toFigure);
}

async function loadPartners(client: ClientBase, partners: Transcribed[]): Promise<void> {
  await insert(
    client,
    'hub.partner',
    partners.map((row) => ({
      id: row.id,
      name: row.name,
      kind: row.kind,
      oin: row.oin,
      agb: row.agb,
      working_area_note: row.workingAreaNote,
      ...sourced(row),
    })),
  );
  await insert(
    client,
    'hub.partner_role',
    partners.flatMap(({ id, roles }) => (roles as string[]).map((role) => ({ partner_id: id, role }))),
  );
  await insert(
    client,
    'hub.working_area',
    partners.flatMap(({ id, workingArea }) =>
      (workingArea as Array<{ municipality: string; from: string | null; to: string | null }>).map(
        (area) => ({
          id: `${id}-${area.municipality}`,
          partner_id: id,
          municipality_id: area.municipality,
          valid_from: area.from,
          valid_to: area.to,
        }),
      ),
    ),
  );
}
