import { attributeNames, type Attribute, type Combination, type Shown } from '../disclosure/candidate-values';
import { demandAttributes } from '../disclosure/housing-demand';

/** A row of `published.candidate` for each record of a combination. */
export const recordRow = ({ shown, count }: Combination) => ({
  count,
  ...demandColumns(shown),
  quarter: shown.quarter ?? null,
  rooms_class: shown.roomsClass ?? null,
  rooms: shown.rooms ?? null,
  accessibility: shown.accessibility ?? null,
  guidance_arranged: shown.guidanceArranged ?? null,
  period_order: [periodOrder(shown), ...restOfOrder(shown, inPeriod)].join(' '),
  area_order: [placeOf(shown, 'municipality'), periodOrder(shown), ...restOfOrder(shown, inArea)].join(' '),
  withheld: withheldOf(shown, attributeNames),
});

/** A row of `published.housing_demand`. */
export const demandRow = ({ shown, count }: Combination) => ({
  candidates: count,
  ...demandColumns(shown),
  demand_order: [periodOrder(shown), placeOf(shown, 'municipality'), placeOf(shown, 'kindOfDwelling')].join(
    ' ',
  ),
  withheld: withheldOf(shown, demandAttributes),
});

const demandColumns = (shown: Shown) => ({
  municipality_id: shown.municipality ?? null,
  year: shown.year ?? null,
  half_year: shown.halfYear ?? null,
  kind_of_dwelling: shown.kindOfDwelling ?? null,
});

/** What shows no quarter, half-year or year comes last in the next longer period: it may be anywhere in it. */
function periodOrder({ year, halfYear, quarter }: Shown): string {
  if (!halfYear) return year ? `${year}-H9-Q9` : '9999-H9-Q9';
  return `${String(halfYear)}-${quarter ? String(quarter).slice(-2) : 'Q9'}`;
}

const inPeriod: Attribute[] = ['year', 'halfYear', 'quarter'];
const inArea: Attribute[] = [...inPeriod, 'municipality'];

/** Records that show the same stand together, whatever their handles are. */
const restOfOrder = (shown: Shown, ordered: readonly Attribute[]): string[] =>
  attributeNames.filter((name) => !ordered.includes(name)).map((name) => placeOf(shown, name));

/** Last what is withheld, before it what is not known. */
const placeOf = (shown: Shown, name: Attribute): string =>
  name in shown ? String(shown[name] ?? 'zy') : 'zz';

const withheldOf = (shown: Shown, names: readonly Attribute[]) =>
  names.filter((name) => !(name in shown)).map((field) => ({ field, reason: 'SMALL_NUMBER' }));
