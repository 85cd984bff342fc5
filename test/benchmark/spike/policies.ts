import type { Client } from 'pg';

/** How the caller's organisation is compared. */
export type Comparison = 'sub-select' | 'bare call';
/** Whether a municipality is one value or a list, as a partner's working area is. */
export type Area = 'one' | 'list';
/** How a child table finds its owner. */
export type ParentForm = 'exists' | 'scalar' | 'array';
export type ChildForm = ParentForm | 'copied column';

export interface PolicyForm {
  comparison: Comparison;
  area: Area;
  address: ParentForm;
  care: ChildForm;
  capacity: ChildForm;
}

/** The form that the measurements chose; see `docs/adr/0002-row-policies-slices-and-compiled-reads.md`. */
export const chosen: PolicyForm = {
  comparison: 'sub-select',
  area: 'one',
  address: 'scalar',
  care: 'copied column',
  capacity: 'scalar',
};

const call = `nullif(current_setting('hub.partner', true), '')`;
const me = ({ comparison }: PolicyForm) => (comparison === 'sub-select' ? `(select ${call})` : call);
const here = (form: PolicyForm, column: string) =>
  form.area === 'list' ? `${column} = any ((select array[${call}])::text[])` : `${column} = ${me(form)}`;

/** A rule on the parent row `p`, seen from the child. */
function byParent(form: ParentForm, key: string, parent: string, rule: string): string {
  if (form === 'array') return `${key} = any (array(select p.id from ${parent} p where ${rule}))`;
  // PostgreSQL may turn `exists` into a hash over all of the parent; a scalar sub-select stays one look by key.
  if (form === 'scalar') return `(select true from ${parent} p where p.id = ${key} and ${rule})`;
  return `exists (select from ${parent} p where p.id = ${key} and ${rule})`;
}

function policy(table: string, role: string, rule: string): string {
  return `drop policy if exists ${role} on ${table};
create policy ${role} on ${table} for select to hub_${role} using (${rule});`;
}

/** All row policies in one form, as the owner would write them in one file. */
export const policySql = (form: PolicyForm): string =>
  [...addressPolicies(form), ...capacityPolicies(form), ...trajectoryPolicies(form)].join('\n');

function addressPolicies(form: PolicyForm): string[] {
  const byFacility = (rule: string) => byParent(form.address, 'facility_id', 'facility', rule);
  return [
    policy(
      'facility_address',
      'housing_association',
      `not confidential and ${byFacility(`p.landlord_id = ${me(form)}`)}`,
    ),
    policy('facility_address', 'care_provider', byFacility(`p.operator_id = ${me(form)}`)),
    policy(
      'facility_address',
      'municipality',
      `not confidential and ${byFacility(here(form, 'p.municipality_id'))}`,
    ),
  ];
}

function capacityPolicies(form: PolicyForm): string[] {
  const byFacility = (rule: (column: string) => string, column: string) =>
    form.capacity === 'copied column'
      ? rule(column)
      : byParent(form.capacity, 'facility_id', 'facility', rule(`p.${column}`));
  return [
    policy(
      'capacity_state',
      'care_provider',
      byFacility((column) => `${column} = ${me(form)}`, 'operator_id'),
    ),
    policy(
      'capacity_state',
      'municipality',
      byFacility((column) => here(form, column), 'municipality_id'),
    ),
  ];
}

function trajectoryPolicies(form: PolicyForm): string[] {
  const ofCare =
    form.care === 'copied column'
      ? `provider_id = ${me(form)}`
      : byParent(form.care, 'trajectory_id', 'trajectory', `p.provider_id = ${me(form)}`);
  return [
    policy('trajectory', 'care_provider', `provider_id = ${me(form)}`),
    policy('trajectory', 'municipality', `${here(form, 'municipality_of_origin_id')} and not shielded`),
    policy('trajectory_care', 'care_provider', ofCare),
  ];
}

export async function applyPolicies(admin: Client, form: PolicyForm): Promise<void> {
  await admin.query(policySql(form));
}
