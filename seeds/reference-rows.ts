import type { TableRow } from './insert';
import { sourced, type Transcribed } from './transcribed';

// One transcribed row as a row of its table. Nothing is added: what a document does not say is null.

export const toDocument = (row: Transcribed): TableRow => ({
  id: row.id,
  title: row.title,
  publisher: row.publisher,
  published_on: row.publishedOn,
  date_text: row.dateText,
});

export const toMunicipality = (row: Transcribed): TableRow => ({
  id: row.id,
  name: row.name,
  slug: row.slug,
  housing_market: row.housingMarket,
  central: row.central,
  ...sourced(row),
});

export const toProduct = (row: Transcribed): TableRow => ({
  id: row.id,
  name: row.name,
  description: row.description,
  added_by: row.addedBy,
  ...sourced(row),
});

export const toNeed = (row: Transcribed): TableRow => ({
  id: row.id,
  product_id: row.product,
  stated_text: row.text,
  number_min: row.numberMin,
  number_max: row.numberMax,
  unit: row.unit,
  flow: row.flow,
  facilities: row.facilities,
  period: row.period,
  original_source: row.originalSource,
  note: row.note,
  ...sourced(row),
});

export const toPledge = (row: Transcribed): TableRow => ({
  id: row.id,
  municipality_id: row.municipality,
  product_id: row.product,
  stated_text: row.text,
  answers: row.answer,
  number_min: row.numberMin,
  number_max: row.numberMax,
  unit: row.unit,
  flow: row.flow,
  target_group: row.targetGroup,
  joint_key: row.jointKey,
  footnotes: row.footnotes,
  presented_on: row.presentedOn,
  ...sourced(row),
});

export const toEdition = (row: Transcribed): TableRow => ({
  id: row.id,
  number: row.number,
  title: row.title,
  legend: row.legend,
  planning_periods: row.planningPeriods,
  ...sourced(row),
});

export const toAction = (row: Transcribed): TableRow => ({
  id: row.id,
  line_id: String(row.line),
  parent_id: row.parent,
  title: row.title,
  position: row.order,
  ...sourced(row),
});

export const toActionReport = (row: Transcribed): TableRow => ({
  id: row.id,
  action_id: row.action,
  edition_id: row.edition,
  number: row.number,
  number_printed: row.numberPrinted,
  title: row.title,
  text: row.text,
  scope: row.scope,
  scope_text: row.scopeText,
  planning_text: row.planningText,
  status: row.status,
  status_text: row.statusText,
  progress: row.progress,
  places_text: row.placesAimed?.text ?? null,
  places_min: row.placesAimed?.numberMin ?? null,
  places_max: row.placesAimed?.numberMax ?? null,
  places_unit: row.placesAimed?.unit ?? null,
  places_flow: row.placesAimed?.flow ?? null,
  ...sourced(row),
});

export const toFigure = (row: Transcribed): TableRow => ({
  id: row.id,
  indicator_id: row.series,
  period_kind: row.periodKind,
  period: row.period,
  area: row.area,
  municipality_id: row.categoryMunicipality ?? null,
  category_kind: row.categoryKind,
  category: row.category,
  category_en: row.categoryEn,
  value_min: row.valueMin,
  value_max: row.valueMax,
  unit: row.unit,
  flow: row.flow,
  stated_text: row.text,
  conflict_key: row.conflictKey,
  attributes: row.attributes,
  original_source: row.originalSource,
  note: row.note,
  ...sourced(row),
});

export const toQuotaAgreement = (row: Transcribed): TableRow => ({
  id: row.id,
  scheme: row.scheme,
  municipality_id: row.municipality,
  from_year: row.fromYear,
  to_year: row.toYear,
  agreed: row.agreed,
  allocation_key: row.allocationKey,
  allocated_by: row.allocatedBy,
  note: row.note,
  synthetic: false,
  ...sourced(row),
});
