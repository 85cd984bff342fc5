import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Role } from '../../src/identity/role';
import { projectRoot } from '../../src/project-root';

const folder = join(projectRoot, 'schema', 'operations');

/** Who asks each committed operation. */
export const askers: Record<string, [partner: string, role: Role]> = {
  'housing-association': ['trivire', 'HOUSING_ASSOCIATION'],
  'care-provider': ['leger-des-heils', 'CARE_PROVIDER'],
  'care-provider-report': ['leger-des-heils', 'CARE_PROVIDER'],
  dashboard: ['dashboard', 'DASHBOARD'],
  'dashboard-indicators': ['dashboard', 'DASHBOARD'],
  'access-point': ['dienst-gezondheid-en-jeugd', 'ACCESS_POINT'],
  'care-provider-acceptance': ['leger-des-heils', 'CARE_PROVIDER'],
  'report-error': ['trivire', 'HOUSING_ASSOCIATION'],
  'care-provider-error-reports': ['timon', 'CARE_PROVIDER'],
  'register-facility': ['dordrecht', 'CENTRAL_MUNICIPALITY'],
  'case-coordinator': ['sociale-dienst-drechtsteden', 'CASE_COORDINATOR'],
  'community-team': ['sociaal-wijkteam-dordrecht', 'COMMUNITY_TEAM'],
  'care-provider-nominations': ['leger-des-heils', 'CARE_PROVIDER'],
  'decider-assign': ['dordrecht', 'CENTRAL_MUNICIPALITY'],
  'association-offer': ['trivire', 'HOUSING_ASSOCIATION'],
};

/** Figures of indicators are worked out by code; and clients below another object are read field by field, for the audit line. */
export const answeredByCode: readonly string[] = ['dashboard-indicators', 'case-coordinator'];

export const operationNames = (): string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.graphql'))
    .map((file) => file.replace('.graphql', ''));

export function readOperation(name: string): { query: string; variables: Record<string, unknown> } {
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');
  return {
    query: read(`${name}.graphql`),
    variables: JSON.parse(read(`${name}.variables.json`)) as Record<string, unknown>,
  };
}
