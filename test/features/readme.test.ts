import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { settingNames } from '../../src/config';
import { projectRoot } from '../../src/project-root';
import { askers, readOperation } from '../setup/operations';
import { readmeBlock, withoutMoments, writeReadmeBlock } from '../setup/readme';
import { startTestHub, type TestHub } from '../setup/test-hub';

/** `UPDATE_README=1 npx jest readme` writes what the hub answers now into the README. */
const updating = process.env.UPDATE_README === '1';

let hub: TestHub;
beforeAll(async () => (hub = await startTestHub()));
afterAll(() => hub.stop());

describe('the README', () => {
  it.each(Object.keys(askers))(
    'shows the operation %s as it is committed, with its real answer',
    async (name) => {
      const { query, variables } = readOperation(name);
      const { data } = await hub.as(...askers[name]!)(query, variables);
      const answer = JSON.stringify({ data }, null, 2);
      if (updating) {
        writeReadmeBlock(`operation: ${name}`, query.trim());
        writeReadmeBlock(`answer: ${name}`, withoutMoments(answer));
      }
      expect(readmeBlock(`operation: ${name}`)).toBe(query.trim());
      expect(withoutMoments(readmeBlock(`answer: ${name}`))).toBe(withoutMoments(answer));
    },
  );

  it('lists every setting, and no other', () => {
    const readme = readFileSync(join(projectRoot, 'README.md'), 'utf8');
    const listed = [...readme.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name);
    expect(listed.sort()).toEqual([...settingNames].sort());
  });

  it('names only commands that there are', () => {
    const readme = readFileSync(join(projectRoot, 'README.md'), 'utf8');
    const { scripts } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const named = [...readme.matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(([, name]) => name!);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});
