import type { Statement } from './unit-of-work';

const insert = 'insert into audit_event (operation, subjects)';

/** Part of a reading statement: the ids go from its page to the audit line inside the database. */
export const auditOfPage = (subjects: string) => `${insert} select 'trajectories', ${subjects} from page p`;

/** The ids are where the reading statement left them: in a setting of the transaction. */
export const auditOfSetting: Statement = {
  name: 'audit-setting',
  text: `${insert} values ('trajectories', current_setting('hub.subjects')::uuid[])`,
  values: [],
};

/** The ids were read by the client and are sent back. */
export const auditOf = (subjects: unknown): Statement => ({
  name: 'audit',
  text: `${insert} values ('trajectories', $1)`,
  values: [subjects],
});
