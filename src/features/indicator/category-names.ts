import type { Transaction } from '../../database/unit-of-work';
import { membersOf } from '../../disclosure/counts/linked-tables';
import type { Bilingual } from '../../errors';
import { glossary } from '../../graphql/glossary';
import { TargetGroup } from '../facility/target-group';
import { AgeBand } from '../trajectory/trajectory.codes';
import { elsewhere, unknown } from './catalogue';
import type { AskedDimension } from './figures';
import type { Measure } from './measures';
import { causes } from './plan';
import type { CategoryNamer } from './series';

/** Names of public facts by code. */
export type PublicNames = Readonly<
  Record<'MUNICIPALITY' | 'PRODUCT' | 'PROVIDER', ReadonlyMap<string, string>>
>;

/** In Dutch: the names of places, partners and products stay as they are. */
export async function readPublicNames({ query }: Transaction): Promise<PublicNames> {
  const rows = await query<{ dimension: keyof PublicNames; code: string; name: string }>(
    `select 'MUNICIPALITY' as dimension, id as code, name from hub.municipality
     union all select 'PRODUCT', id, name from hub.product
     union all select 'PROVIDER', p.id, p.name from hub.partner p
       where exists (select from hub.partner_role r where r.partner_id = p.id and r.role = 'CARE_PROVIDER')
     order by 1, 2`,
  );
  const of = (dimension: keyof PublicNames) =>
    new Map(rows.filter((row) => row.dimension === dimension).map(({ code, name }) => [code, name]));
  return { MUNICIPALITY: of('MUNICIPALITY'), PRODUCT: of('PRODUCT'), PROVIDER: of('PROVIDER') };
}

const lists: Partial<Record<AskedDimension, string>> = {
  TARGET_GROUP: 'TargetGroup',
  AGE_BAND: 'AgeBand',
  CAUSE: 'HomelessnessCause',
};

const others: Record<string, Bilingual> = {
  [unknown]: { nl: 'onbekend', en: 'unknown' },
  [elsewhere]: { nl: 'buiten de regio of onbekend', en: 'outside the region or unknown' },
};

let words: ReadonlyMap<string, Bilingual> | undefined;
/** Once all code lists are there: what they say stays as it is. */
const terms = (): ReadonlyMap<string, Bilingual> =>
  (words ??= new Map(glossary().map(({ identifier, nl, en }) => [identifier, { nl, en }])));

/** Names the categories of a measure; what was merged is called after its members. */
export function namerOf(measure: Measure, names: PublicNames): CategoryNamer {
  const labelOf = (dimension: AskedDimension, code: string): Bilingual => {
    if (dimension === 'PRODUCT' && code === unknown && measure.unknownProduct) return measure.unknownProduct;
    if (dimension === 'CATEGORY') return measure.categories?.[code] ?? { nl: code, en: code };
    const name = names[dimension as keyof PublicNames]?.get(code);
    if (name) return { nl: name, en: name };
    return others[code] ?? terms().get(`${lists[dimension]}.${code}`) ?? { nl: code, en: code };
  };
  return (dimension, name) => {
    const members = membersOf(name);
    const labels = members.map((code) => labelOf(dimension, code));
    const [first] = labels;
    const list = (language: keyof Bilingual) => labels.map((label) => label[language]).join(', ');
    const label = members.length === 1 ? first! : { nl: `overig: ${list('nl')}`, en: `other: ${list('en')}` };
    return { dimension, code: name, label, members };
  };
}

/** The codes of a dimension as they are now, for menus; of municipalities also those that left. */
export function codesOf(dimension: AskedDimension, measure: Measure, names: PublicNames): string[] {
  switch (dimension) {
    case 'CATEGORY':
      return Object.keys(measure.categories ?? {});
    case 'MUNICIPALITY':
      return [...names.MUNICIPALITY.keys(), elsewhere];
    case 'PRODUCT':
    case 'PROVIDER':
      return [...names[dimension].keys(), unknown];
    case 'CAUSE':
      return [...causes];
    case 'TARGET_GROUP':
      return [...Object.keys(TargetGroup), unknown];
    case 'AGE_BAND':
      return [...Object.keys(AgeBand), unknown];
  }
}
