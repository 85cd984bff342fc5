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
      nl: 'Gebruik /graphql, /explorer, /health of /ready.',
      en: 'Use /graphql, /explorer, /health or /ready.',
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
