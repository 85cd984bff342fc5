import type { Finding } from '../../src/cli/hub-answers';
import { showFindings } from '../../src/cli/show-findings';

const finding = (changes: Partial<Finding> = {}): Finding => ({
  code: 'BEFORE_OPENING',
  severity: 'ERROR',
  message: { nl: 'Nog niet geopend.', en: 'Not open yet.' },
  whatToDo: { nl: 'Kies later.', en: 'Choose later.' },
  column: 'datum',
  count: 1,
  cells: [{ row: 2, value: '2020-01-01' }],
  ...changes,
});
const cells = (number: number) => Array.from({ length: number }, (_, i) => ({ row: i + 2, value: null }));

describe('findings for people', () => {
  it('name ten cells, and say how many more there are', () => {
    const shown = showFindings([finding({ cells: cells(1_234), count: 1_234 })], 'en');
    expect(shown).toContain(
      '  row 2, row 3, row 4, row 5, row 6, row 7, row 8, row 9, row 10, row 11, and another 1,224\n',
    );
  });

  it('tell a mistake that is worded anew for each row three times, then where else it is', () => {
    const many = Array.from({ length: 366 }, (_, i) =>
      finding({ message: { nl: `Op dag ${i}`, en: `On day ${i}` }, cells: [{ row: i + 2, value: null }] }),
    );
    const shown = showFindings([...many, finding({ code: 'OTHER' })], 'nl');
    expect(shown.match(/FOUT/g)).toHaveLength(4);
    expect(shown).toContain('\n  Ook [BEFORE_OPENING]: rij 5, rij 6, ');
    expect(shown).toContain(', en nog 353\n');
    expect(shown.split('\n').length).toBeLessThan(25);
  });

  it('have no place where the hub names none', () => {
    const shown = showFindings(
      [finding({ severity: 'WARNING', column: null, cells: [{ row: null, value: null }] })],
      'nl',
    );
    expect(shown).toBe('\nWAARSCHUWING: Nog niet geopend. [BEFORE_OPENING]\n  Wat te doen: Kies later.\n');
  });

  it('tell what to do here instead of over HTTP', () => {
    const whatToDo = {
      nl: 'Bevestig: POST /capacity/files/{id}/commit met {"confirm": true}. Of begin met GET /capacity/template.csv.',
      en: 'Confirm: POST /capacity/files/1-2/commit with {"confirm": true}. Send: POST /capacity/files.',
    };
    expect(showFindings([finding({ whatToDo })], 'nl')).toContain(
      'Wat te doen: Bevestig: --confirm. Of begin met ketenhub template.\n',
    );
    expect(showFindings([finding({ whatToDo })], 'en')).toContain(
      'What to do: Confirm: --confirm. Send: ketenhub report.\n',
    );
  });

  it('pass nothing on that would move the cursor of a terminal', () => {
    const shown = showFindings([finding({ cells: [{ row: 2, value: 'a\u001b[2Jb\rc' }] })], 'nl');
    expect(shown).toContain('rij 2 "a[2Jbc"');
  });
});
