import type { Bilingual } from '../errors';

/** An ERROR refuses the file, a WARNING waits for a confirmation, an INFO is to know. */
export type Severity = 'ERROR' | 'WARNING' | 'INFO';

interface FindingText {
  severity: Severity;
  message: Bilingual;
  whatToDo: Bilingual;
}

/**
 * What the hub can find in a file of capacity reports, by its stable code, in the form of `user-errors.ts`; what it finds
 * against the ledger is told in the words of that file. Placeholders in braces are filled in from the finding.
 */
export const findingTexts = {
  UNKNOWN_COLUMN: {
    severity: 'ERROR',
    message: { nl: 'De hub kent deze kolom niet.', en: 'The hub does not know this column.' },
    whatToDo: {
      nl: 'Haal de kolom weg, of gebruik een naam uit het sjabloon: {columns}.',
      en: 'Take the column out, or use a name of the template: {columns}.',
    },
  },
  COLUMN_TWICE: {
    severity: 'ERROR',
    message: { nl: 'Deze kolom staat er twee keer.', en: 'This column is there twice.' },
    whatToDo: { nl: 'Haal er een weg.', en: 'Take one out.' },
  },
  COLUMN_MISSING: {
    severity: 'ERROR',
    message: { nl: 'De kolom {column} ontbreekt.', en: 'The column {column} is missing.' },
    whatToDo: {
      nl: 'Voeg haar toe, of begin met het sjabloon: GET /capacity/template.csv.',
      en: 'Add it, or start from the template: GET /capacity/template.csv.',
    },
  },
  NO_ROWS: {
    severity: 'ERROR',
    message: { nl: 'Onder de kolomnamen staat geen rij.', en: 'There is no row below the column names.' },
    whatToDo: { nl: 'Vul een rij per voorziening in.', en: 'Fill in a row per facility.' },
  },
  TOO_MANY_COLUMNS: {
    severity: 'ERROR',
    message: {
      nl: 'Deze rij heeft meer cellen dan er kolomnamen zijn.',
      en: 'This row has more cells than there are column names.',
    },
    whatToDo: {
      nl: 'Zet een tekst met een scheidingsteken tussen dubbele aanhalingstekens, of haal de extra cel weg.',
      en: 'Put a text with a separator between double quotes, or take the extra cell out.',
    },
  },
  FORMULA: {
    severity: 'ERROR',
    message: { nl: 'Deze cel is een formule.', en: 'This cell is a formula.' },
    whatToDo: {
      nl: 'Zet er de uitkomst in; begin een tekst niet met =, +, - of @.',
      en: 'Put the result in it; do not begin a text with =, +, - or @.',
    },
  },
  LOOKS_LIKE_BSN: {
    severity: 'ERROR',
    message: {
      nl: 'Hier staat een nummer dat een burgerservicenummer kan zijn; de hub heeft het niet bewaard.',
      en: 'This holds a number that may be a citizen service number; the hub has not kept it.',
    },
    whatToDo: {
      nl: 'Haal het nummer weg: geen BSN, naam of adres van een cliënt komt in de hub.',
      en: 'Take the number out: no citizen service number, name or address of a client enters the hub.',
    },
  },
  VALUE_MISSING: {
    severity: 'ERROR',
    message: { nl: 'Deze cel is leeg.', en: 'This cell is empty.' },
    whatToDo: {
      nl: 'Elke rij noemt een voorziening en een datum; haal de rij anders weg.',
      en: 'Every row names a facility and a date; otherwise take the row out.',
    },
  },
  FACILITY_NOT_FOUND: {
    severity: 'ERROR',
    message: {
      nl: 'Uw organisatie heeft geen voorziening met deze code.',
      en: 'Your organisation has no facility with this code.',
    },
    whatToDo: {
      nl: 'Neem de code over uit het sjabloon (GET /capacity/template.csv); ontbreekt er een, vraag dan de centrumgemeente om herstel.',
      en: 'Take the code from the template (GET /capacity/template.csv); if one is missing there, ask the central municipality to correct it.',
    },
  },
  DATE_NOT_READABLE: {
    severity: 'ERROR',
    message: { nl: 'Dit is geen leesbare datum.', en: 'This is no date that can be read.' },
    whatToDo: {
      nl: 'Schrijf de datum als 17-11-2026 of 2026-11-17.',
      en: 'Write the date as 17-11-2026 or 2026-11-17.',
    },
  },
  DATE_DOES_NOT_EXIST: {
    severity: 'ERROR',
    message: { nl: 'Deze datum bestaat niet.', en: 'This date does not exist.' },
    whatToDo: {
      nl: 'Kijk de dag en de maand na; de dag staat voorop, of het jaar (2026-11-17).',
      en: 'Check the day and the month; the day comes first, or the year (2026-11-17).',
    },
  },
  NOT_A_WHOLE_NUMBER: {
    severity: 'ERROR',
    message: { nl: 'Hier hoort een geheel getal.', en: 'This should be a whole number.' },
    whatToDo: {
      nl: 'Schrijf alleen cijfers, zonder punt voor duizendtallen; laat de cel leeg als u er niets over zegt.',
      en: 'Write digits only, without a mark for thousands; leave the cell empty if you say nothing about it.',
    },
  },
  NUMBER_OUT_OF_RANGE: {
    severity: 'ERROR',
    message: {
      nl: 'Het aantal is van 0 tot en met {maximum}.',
      en: 'The number is from 0 up to {maximum}.',
    },
    whatToDo: { nl: 'Kijk het aantal na.', en: 'Check the number.' },
  },
  UNKNOWN_REASON: {
    severity: 'ERROR',
    message: { nl: 'De hub kent deze reden niet.', en: 'The hub does not know this reason.' },
    whatToDo: {
      nl: 'Kies er een: {reasons}. Schrijf de rest in de toelichting.',
      en: 'Choose one of: {reasons} (or its code). Write the rest in the note.',
    },
  },
  TEXT_LENGTH: {
    severity: 'ERROR',
    message: {
      nl: 'De toelichting is langer dan 500 tekens.',
      en: 'The note is longer than 500 characters.',
    },
    whatToDo: { nl: 'Maak de toelichting korter.', en: 'Shorten the note.' },
  },
  SAME_DAY_DIFFERS: {
    severity: 'ERROR',
    message: {
      nl: 'Dezelfde voorziening staat twee keer op deze datum, met andere waarden.',
      en: 'The same facility is there twice on this date, with other values.',
    },
    whatToDo: { nl: 'Laat een van de rijen staan.', en: 'Leave one of the rows.' },
  },
  STATE_CHANGED: {
    severity: 'ERROR',
    message: {
      nl: 'De stand is veranderd sinds deze versie; nu is het versie {version}.',
      en: 'The state has changed since this version; it is version {version} now.',
    },
    whatToDo: {
      nl: 'Haal het sjabloon opnieuw op en vul het in, of maak de cel leeg als uw rij de nieuwe stand al kent.',
      en: 'Fetch the template again and fill it in, or empty the cell if your row knows the new state.',
    },
  },
  OUT_OF_USE_ABOVE_PLACES: {
    severity: 'ERROR',
    message: {
      nl: 'Er zouden meer plekken buiten gebruik zijn dan er plekken zijn.',
      en: 'More places would be out of use than there are places.',
    },
    whatToDo: {
      nl: 'Kijk de plekken en de plekken buiten gebruik op deze datum na.',
      en: 'Check the places and the places out of use on this date.',
    },
  },
  CLOSES_THAT_DAY: {
    severity: 'ERROR',
    message: {
      nl: 'De voorziening sluit op deze datum; wat op die dag verandert, heeft geen gevolg.',
      en: 'The facility closes on this date; what changes on that day has no effect.',
    },
    whatToDo: {
      nl: 'Kies een eerdere datum; gaat de voorziening weer open, kies dan een latere.',
      en: 'Choose an earlier date; if the facility opens again, choose a later one.',
    },
  },
  SUDDEN_DROP: {
    severity: 'WARNING',
    message: {
      nl: 'Van de plekken van deze voorziening ({before}) blijft de helft of minder over ({after}).',
      en: 'Of the places of this facility ({before}) half or less is left ({after}).',
    },
    whatToDo: {
      nl: 'Bevestig het als het klopt: POST /capacity/files/{id}/commit met {"confirm": true}.',
      en: 'Confirm it if it is right: POST /capacity/files/{id}/commit with {"confirm": true}.',
    },
  },
  FACILITIES_MISSING: {
    severity: 'WARNING',
    message: {
      nl: 'Het bestand noemt {named} van uw {all} voorzieningen die meldden; deze ontbreken.',
      en: 'The file names {named} of your {all} facilities that reported; these are missing.',
    },
    whatToDo: {
      nl: 'Voeg ze toe, of bevestig: POST /capacity/files/{id}/commit met {"confirm": true}. Wat ontbreekt, blijft zoals het was.',
      en: 'Add them, or confirm: POST /capacity/files/{id}/commit with {"confirm": true}. What is missing stays as it was.',
    },
  },
  OVER_OCCUPANCY: {
    severity: 'WARNING',
    message: {
      nl: 'Er zijn meer plekken bezet dan beschikbaar.',
      en: 'More places are occupied than available.',
    },
    whatToDo: {
      nl: 'Bevestig het als het klopt: POST /capacity/files/{id}/commit met {"confirm": true}. De hub toont het als overbezetting.',
      en: 'Confirm it if it is right: POST /capacity/files/{id}/commit with {"confirm": true}. The hub shows it as over-occupancy.',
    },
  },
  INCOMPLETE: {
    severity: 'INFO',
    message: {
      nl: 'Van deze voorziening zegt het bestand niet hoeveel plekken bezet zijn.',
      en: 'The file does not say how many places of this facility are occupied.',
    },
    whatToDo: {
      nl: 'Het mag zo; vul bezet in als u het weet.',
      en: 'It may stay so; fill in the occupied places if you know them.',
    },
  },
  SAME_ROW_TWICE: {
    severity: 'INFO',
    message: {
      nl: 'Deze rij staat er twee keer; zij telt een keer.',
      en: 'This row is there twice; it counts once.',
    },
    whatToDo: { nl: 'U hoeft niets te doen.', en: 'You need not do anything.' },
  },
  ALREADY_REPORTED: {
    severity: 'INFO',
    message: {
      nl: 'Deze rij is al gemeld; zij verandert niets.',
      en: 'This row was reported before; it changes nothing.',
    },
    whatToDo: { nl: 'U hoeft niets te doen.', en: 'You need not do anything.' },
  },
} as const satisfies Record<string, FindingText>;

export type FindingCode = keyof typeof findingTexts;
