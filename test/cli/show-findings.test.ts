import type { Finding } from '../../src/cli/hub-answers';
import { showFindings } from '../../src/cli/show-findings';

const finding = (changes: Partial<Finding> = {}): Finding => ({
  code: 'BEFORE_OPENING',
  severity: 'ERROR',
  message: { nl: 'Nog niet geopend.', en: 'Not open yet.' },
  whatToDo: { nl: 'Kies later.', en: 'Choose later.' },
  column: 'datum',
  cells: [{ row: 2, value: '2020-01-01' }],
  ...changes,
});
const cells = (number: number) => Array.from({ length: number }, (_, i) => ({ row: i + 2, value: null }));

describe('findings for people', () => {
  it('name ten cells, and say how many more there are', () => {
    const shown = showFindings([finding({ cells: cells(1_234) })], 'en');
    expect(shown).toContain(
      '  row 2, row 3, row 4, row 5, row 6, row 7, row 8, row 9, row 10, row 11, and another 1,224\n',
    );
  });

  it('tell words that differ by a date or a number three times, then only where they are', () => {
    const own = Array.from({ length: 366 }, (_, i) => ({
      ...{ row: i + 3, value: null },
      message: { nl: `Op dag ${i} nog niet.`, en: `Not yet on day ${i}.` },
    }));
    const later = { row: 400, value: '3', whatToDo: { nl: 'Kies veel later.', en: 'Choose much later.' } };
    const mistake = finding({ cells: [{ row: 2, value: null }, later, ...own] });
    expect(showFindings([mistake], 'nl')).toBe(
      [
        '',
        'FOUT, kolom datum: Nog niet geopend. [BEFORE_OPENING]',
        '  rij 2',
        '  Wat te doen: Kies later.',
        '  rij 400 "3": Kies veel later.',
        '  rij 3: Op dag 0 nog niet.',
        '  rij 4: Op dag 1 nog niet.',
        '  rij 5, rij 6, rij 7, rij 8, rij 9, rij 10, rij 11, rij 12, rij 13, rij 14, en nog 354',
        '',
      ].join('\n'),
    );
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
