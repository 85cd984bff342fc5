/** A text in both languages of the hub. */
export interface Bilingual {
  nl: string;
  en: string;
}

interface CatalogueEntry {
  /** HTTP status when the error ends the request. */
  status: number;
  message: Bilingual;
  /** What the caller can do about it. */
  whatToDo: Bilingual;
}

/** Every error that leaves the hub, by its stable code. Placeholders in braces are filled in from the error. */
export const catalogue = {
  UNAUTHENTICATED: {
    status: 401,
    message: { nl: 'Het token ontbreekt of is niet geldig.', en: 'The token is missing or not valid.' },
    whatToDo: {
      nl: 'Stuur een geldig token mee: Authorization: Bearer <token>.',
      en: 'Send a valid token: Authorization: Bearer <token>.',
    },
  },
  FORBIDDEN: {
    status: 403,
    message: { nl: 'Dit token geeft geen toegang.', en: 'This token gives no access.' },
    whatToDo: {
      nl: 'Vraag de uitgever van uw token om een token voor een aangesloten ketenpartner en rol.',
      en: 'Ask the issuer of your token for one that names a connected partner and role.',
    },
  },
  NOT_FOUND: {
    status: 404,
    message: { nl: 'Dit adres bestaat niet.', en: 'There is nothing at this address.' },
    whatToDo: {
      nl: 'Gebruik /graphql, /explorer, /capacity/template.csv, /capacity/files, /indicators/{maat}.csv, /health of /ready.',
      en: 'Use /graphql, /explorer, /capacity/template.csv, /capacity/files, /indicators/{measure}.csv, /health or /ready.',
    },
  },
  BAD_REQUEST: {
    status: 400,
    message: { nl: 'Het verzoek is niet leesbaar.', en: 'The request cannot be read.' },
    whatToDo: {
      nl: 'Stuur JSON met de velden query, variables en operationName, en Content-Type: application/json.',
      en: 'Send JSON with the fields query, variables and operationName, and Content-Type: application/json.',
    },
  },
  BODY_TOO_LARGE: {
    status: 413,
    message: { nl: 'Het verzoek is te groot.', en: 'The request is too large.' },
    whatToDo: { nl: 'Verdeel het over kleinere verzoeken.', en: 'Split it over smaller requests.' },
  },
  FILE_TOO_LARGE: {
    status: 413,
    message: { nl: 'Het bestand is groter dan 5 MB.', en: 'The file is larger than 5 MB.' },
    whatToDo: {
      nl: 'Verdeel het over kleinere bestanden, bijvoorbeeld een per maand.',
      en: 'Split it over smaller files, for example one a month.',
    },
  },
  TOO_MANY_ROWS: {
    status: 413,
    message: {
      nl: 'Het bestand heeft meer dan {maximum} rijen.',
      en: 'The file has more than {maximum} rows.',
    },
    whatToDo: {
      nl: 'Verdeel het over kleinere bestanden, bijvoorbeeld een per maand.',
      en: 'Split it over smaller files, for example one a month.',
    },
  },
  NOT_A_CSV: {
    status: 415,
    message: { nl: 'Dit is geen CSV-bestand.', en: 'This is no CSV file.' },
    whatToDo: {
      nl: 'Bewaar het werkblad als CSV en stuur het bestand zelf als body, met Content-Type: text/csv.',
      en: 'Save the sheet as CSV and send the file itself as the body, with Content-Type: text/csv.',
    },
  },
  NO_KNOWN_COLUMNS: {
    status: 422,
    message: {
      nl: 'De eerste rij noemt geen kolom die de hub kent.',
      en: 'The first row names no column that the hub knows.',
    },
    whatToDo: {
      nl: 'Zet de kolomnamen van het sjabloon in de eerste rij: GET /capacity/template.csv.',
      en: 'Put the column names of the template in the first row: GET /capacity/template.csv.',
    },
  },
  UNREADABLE_ROW: {
    status: 422,
    message: {
      nl: 'Rij {row} is niet te lezen: een aanhalingsteken is niet gesloten, of de rij is te lang.',
      en: 'Row {row} cannot be read: a quotation mark is not closed, or the row is too long.',
    },
    whatToDo: {
      nl: 'Herstel de rij, of bewaar het bestand opnieuw als CSV uit het werkblad.',
      en: 'Correct the row, or save the file as CSV again from the sheet.',
    },
  },
  FILE_NOT_FOUND: {
    status: 404,
    message: {
      nl: 'Dit bestand is niet bekend, of wordt niet meer bewaard.',
      en: 'This file is not known, or is kept no longer.',
    },
    whatToDo: {
      nl: 'Stuur het bestand opnieuw: POST /capacity/files. De hub bewaart het 7 dagen.',
      en: 'Send the file again: POST /capacity/files. The hub keeps it for 7 days.',
    },
  },
  FILE_HAS_ERRORS: {
    status: 409,
    message: {
      nl: 'Het bestand heeft fouten; er is niets vastgelegd.',
      en: 'The file has errors; nothing was recorded.',
    },
    whatToDo: {
      nl: 'Herstel wat findings noemt en stuur het bestand opnieuw.',
      en: 'Correct what findings names and send the file again.',
    },
  },
  NEEDS_CONFIRMATION: {
    status: 409,
    message: {
      nl: 'Het bestand heeft waarschuwingen die op een bevestiging wachten; er is niets vastgelegd.',
      en: 'The file has warnings that wait for a confirmation; nothing was recorded.',
    },
    whatToDo: {
      nl: 'Bekijk findings; klopt het, stuur dan hetzelfde verzoek met {"confirm": true}.',
      en: 'Look at findings; if it is right, send the same request with {"confirm": true}.',
    },
  },
  BAD_CONFIRMATION: {
    status: 400,
    message: { nl: 'De bevestiging is niet leesbaar.', en: 'The confirmation cannot be read.' },
    whatToDo: {
      nl: 'Stuur geen body, of {"confirm": true} met Content-Type: application/json.',
      en: 'Send no body, or {"confirm": true} with Content-Type: application/json.',
    },
  },
  GRAPHQL_PARSE_FAILED: {
    status: 400,
    message: { nl: 'De query is geen geldige GraphQL.', en: 'The query is not valid GraphQL.' },
    whatToDo: {
      nl: 'Herstel de query op de aangegeven plaats.',
      en: 'Correct the query at the place shown.',
    },
  },
  GRAPHQL_VALIDATION_FAILED: {
    status: 400,
    message: {
      nl: 'De query past niet bij het schema van uw rol.',
      en: "The query does not fit your role's schema.",
    },
    whatToDo: {
      nl: 'Vergelijk de query met het schema van uw rol op /explorer.',
      en: "Compare the query with your role's schema at /explorer.",
    },
  },
  QUERY_TOO_LARGE: {
    status: 400,
    message: { nl: 'De query vraagt te veel ineens.', en: 'The query asks for too much at once.' },
    whatToDo: {
      nl: 'Vraag minder niveaus of verdeel de query.',
      en: 'Ask for fewer levels or split the query.',
    },
  },
  BAD_USER_INPUT: {
    status: 400,
    message: { nl: 'Een waarde past niet bij haar type.', en: 'A value does not fit its type.' },
    whatToDo: { nl: 'Herstel de genoemde waarde.', en: 'Correct the value that is named.' },
  },
  BAD_CURSOR: {
    status: 400,
    message: { nl: 'De cursor hoort niet bij deze lijst.', en: 'The cursor does not belong to this list.' },
    whatToDo: {
      nl: 'Gebruik pageInfo van dezelfde lijst met dezelfde volgorde, of begin zonder cursor.',
      en: 'Use pageInfo of the same list in the same order, or start without a cursor.',
    },
  },
  BAD_PAGE: {
    status: 400,
    message: {
      nl: 'Een bladzijde is first (met after) of last (met before), van 1 tot en met {maximum}.',
      en: 'A page is first (with after) or last (with before), from 1 up to {maximum}.',
    },
    whatToDo: { nl: 'Vraag bijvoorbeeld first: 50.', en: 'Ask for example first: 50.' },
  },
  BAD_PERIOD: {
    status: 400,
    message: {
      nl: 'Een periode begint niet na haar einde en heeft hoogstens {maximum} stappen.',
      en: 'A period does not begin after its end and has {maximum} steps at most.',
    },
    whatToDo: {
      nl: 'Kies een kortere periode of een grotere stap (WEEK, MONTH).',
      en: 'Choose a shorter period or a larger step (WEEK, MONTH).',
    },
  },
  PERIOD_NOT_CLOSED: {
    status: 400,
    message: { nl: 'Deze periode is nog niet afgesloten.', en: 'This period is not closed yet.' },
    whatToDo: {
      nl: 'Vraag een jaar, half jaar of kwartaal dat voorbij is.',
      en: 'Ask a year, half-year or quarter that is over.',
    },
  },
  UNKNOWN_MEASURE: {
    status: 404,
    message: { nl: 'De maat {measure} bestaat niet.', en: 'There is no measure {measure}.' },
    whatToDo: {
      nl: 'Kies uit {possible}; de query indicatorCatalogue zegt wat elk is.',
      en: 'Choose one of {possible}; the query indicatorCatalogue says what each is.',
    },
  },
  BAD_INDICATOR_QUESTION: {
    status: 400,
    message: {
      nl: 'De parameter {parameter} ontbreekt of past niet.',
      en: 'The parameter {parameter} is missing or does not fit.',
    },
    whatToDo: {
      nl: 'Geef periodKind (YEAR, HALF_YEAR of QUARTER), en zo nodig from, to, dimensions (met komma, uit {dimensions}), filter (DIMENSIE:code,code; herhaalbaar), forPublic (true of false) en language (nl of en).',
      en: 'Give periodKind (YEAR, HALF_YEAR or QUARTER), and where needed from, to, dimensions (with commas, of {dimensions}), filter (DIMENSION:code,code; may be repeated), forPublic (true or false) and language (nl or en).',
    },
  },
  INTERNAL_SERVER_ERROR: {
    status: 500,
    message: { nl: 'De hub kon dit niet afhandelen.', en: 'The hub could not handle this.' },
    whatToDo: {
      nl: 'Probeer het later opnieuw; meld het met het verzoeknummer als het blijft.',
      en: 'Try again later; report it with the request id if it stays.',
    },
  },
  UNAVAILABLE: {
    status: 503,
    message: { nl: 'De hub is nu niet beschikbaar.', en: 'The hub is not available now.' },
    whatToDo: { nl: 'Probeer het over enkele ogenblikken opnieuw.', en: 'Try again in a moment.' },
  },
} as const satisfies Record<string, CatalogueEntry>;

export type ErrorCode = keyof typeof catalogue;

/** An error of the catalogue. What is not one of these leaves the hub as INTERNAL_SERVER_ERROR. */
export class HubError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly values: Record<string, string | number> = {},
  ) {
    super(fill(catalogue[code].message.en, values));
  }
}

/** How an error is told to the caller: code, and message and remedy in both languages. */
export interface ToldError {
  code: ErrorCode;
  message: Bilingual;
  whatToDo: Bilingual;
}

export function tell(code: ErrorCode, values: Record<string, string | number> = {}): ToldError {
  const { message, whatToDo } = catalogue[code];
  return { code, message: fillBoth(message, values), whatToDo: fillBoth(whatToDo, values) };
}

/** Puts values into the placeholders of a text in both languages. */
export function fillBoth(text: Bilingual, values: Record<string, string | number>): Bilingual {
  return { nl: fill(text.nl, values), en: fill(text.en, values) };
}

function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
