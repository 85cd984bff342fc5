import type { Client } from 'pg';
import { insert } from '../../seeds/insert';

/** An extract for research with one record in it. */
export async function addRelease(owner: Client): Promise<string> {
  const id = '1990-1992';
  await insert(owner, 'published.extract_release', [
    {
      ...{ id, first_year: 1990, last_year: 1992, as_of: '1993-02-01', published_at: '1993-02-01T00:00:00Z' },
      ...{ status: 'PUBLISHED', report: {}, synthetic: true },
    },
  ]);
  await insert(owner, 'published.extract_record', [
    { id: `${id}/1`, release_id: id, outflow: 'OWN_HOME', synthetic: true },
  ]);
  return id;
}
