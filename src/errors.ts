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

/** What a mutation can say to its user, by its stable code; the payload carries it, with the input field it is about. */
export const userErrorCatalogue = {
  FACILITY_NOT_FOUND: {
    message: { nl: 'Deze voorziening bestaat niet.', en: 'This facility does not exist.' },
    whatToDo: {
      nl: 'Gebruik het id van een voorziening uit viewer.partner.facilities.',
      en: 'Use the id of a facility from viewer.partner.facilities.',
    },
  },
  NOT_YOUR_FACILITY: {
    message: {
      nl: 'Uw organisatie is niet de aanbieder van deze voorziening.',
      en: 'Your organisation does not run this facility.',
    },
    whatToDo: {
      nl: 'Meld alleen voor eigen voorzieningen; is dit er een, vraag dan de centrumgemeente om herstel.',
      en: 'Report for your own facilities only; if this is one, ask the central municipality to correct it.',
    },
  },
  NUMBER_REQUIRED: {
    message: {
      nl: 'Bij {kind} hoort een aantal van {minimum} tot en met {maximum}.',
      en: '{kind} needs a number from {minimum} up to {maximum}.',
    },
    whatToDo: { nl: 'Vul number in.', en: 'Fill in number.' },
  },
  NUMBER_NOT_ALLOWED: {
    message: { nl: 'Bij {kind} hoort geen aantal.', en: '{kind} has no number.' },
    whatToDo: { nl: 'Laat number weg.', en: 'Leave number out.' },
  },
  PLACE_KIND_NOT_ALLOWED: {
    message: { nl: 'Bij {kind} hoort geen soort plek.', en: '{kind} has no kind of place.' },
    whatToDo: { nl: 'Laat placeKind weg.', en: 'Leave placeKind out.' },
  },
  REFERENCE_REQUIRED: {
    message: {
      nl: 'Het kenmerk heeft 1 tot en met 100 tekens.',
      en: 'The reference has 1 up to 100 characters.',
    },
    whatToDo: { nl: 'Geef een eigen, eenmalig kenmerk.', en: 'Give a reference of your own, used once.' },
  },
  NOTE_TOO_LONG: {
    message: {
      nl: 'De toelichting is langer dan 500 tekens.',
      en: 'The note is longer than 500 characters.',
    },
    whatToDo: { nl: 'Maak de toelichting korter.', en: 'Shorten the note.' },
  },
  LOOKS_LIKE_BSN: {
    message: {
      nl: 'Hier staat een nummer dat een burgerservicenummer kan zijn.',
      en: 'This holds a number that may be a citizen service number.',
    },
    whatToDo: {
      nl: 'Haal het nummer weg: geen BSN, naam of adres van een cliënt komt in de hub.',
      en: 'Take the number out: no citizen service number, name or address of a client enters the hub.',
    },
  },
  DATE_IN_FUTURE: {
    message: {
      nl: 'Een telling of bevestiging kan niet in de toekomst liggen.',
      en: 'A count or confirmation cannot lie in the future.',
    },
    whatToDo: {
      nl: 'Geef vandaag ({today}) of een eerdere datum.',
      en: 'Give today ({today}) or an earlier date.',
    },
  },
  ALREADY_OPENED: {
    message: {
      nl: 'Deze plekken zijn al geopend op {openedOn}.',
      en: 'These places were opened already on {openedOn}.',
    },
    whatToDo: {
      nl: 'Meld een uitbreiding (EXPANSION) of inkrimping (REDUCTION).',
      en: 'Report an EXPANSION or a REDUCTION.',
    },
  },
  NOT_OPENED_YET: {
    message: {
      nl: 'Het eerste aantal plekken is nog niet gemeld.',
      en: 'The first number of places has not been reported yet.',
    },
    whatToDo: { nl: 'Meld eerst een opening (OPENING).', en: 'Report an OPENING first.' },
  },
  PLACES_BELOW_ZERO: {
    message: {
      nl: 'Op {brokenOn} zouden er minder dan nul plekken zijn.',
      en: 'On {brokenOn} there would be fewer than zero places.',
    },
    whatToDo: {
      nl: 'Kies een kleiner aantal, of de eerste mogelijke datum: {firstPossibleDate}.',
      en: 'Choose a smaller number, or the first possible date: {firstPossibleDate}.',
    },
  },
  OUT_OF_USE_ABOVE_PLACES: {
    message: {
      nl: 'Op {brokenOn} zouden er meer plekken buiten gebruik zijn dan er plekken zijn.',
      en: 'On {brokenOn} more places would be out of use than there are places.',
    },
    whatToDo: {
      nl: 'Kies een ander aantal, of de eerste mogelijke datum: {firstPossibleDate}.',
      en: 'Choose another number, or the first possible date: {firstPossibleDate}.',
    },
  },
  OUT_OF_USE_BELOW_ZERO: {
    message: {
      nl: 'Op {brokenOn} zouden er meer plekken weer in gebruik zijn dan er buiten gebruik waren.',
      en: 'On {brokenOn} more places would be back in use than were out of use.',
    },
    whatToDo: {
      nl: 'Kies een kleiner aantal, of de eerste mogelijke datum: {firstPossibleDate}.',
      en: 'Choose a smaller number, or the first possible date: {firstPossibleDate}.',
    },
  },
  BEFORE_OPENING: {
    message: {
      nl: 'Op {brokenOn} was deze voorziening nog niet geopend.',
      en: 'On {brokenOn} this facility had not been opened yet.',
    },
    whatToDo: {
      nl: 'Kies {firstPossibleDate} of later.',
      en: 'Choose {firstPossibleDate} or later.',
    },
  },
  REFERENCE_REUSED: {
    message: {
      nl: 'Dit kenmerk is al gebruikt voor een andere melding.',
      en: 'This reference was used already for another report.',
    },
    whatToDo: {
      nl: 'Geef een nieuw kenmerk; de eerdere melding blijft staan.',
      en: 'Give a new reference; the earlier report stands.',
    },
  },
  STATE_CHANGED: {
    message: {
      nl: 'De stand is veranderd sinds de versie die u zag.',
      en: 'The state has changed since the version that you saw.',
    },
    whatToDo: {
      nl: 'Bekijk de nieuwe stand in facility en meld opnieuw.',
      en: 'Look at the new state in facility and report again.',
    },
  },
} as const satisfies Record<string, { message: Bilingual; whatToDo: Bilingual }>;

/** What to do where no date makes it possible. */
export const noDatePossible: Bilingual = {
  nl: 'Op geen enkele latere datum is dit mogelijk: kies een ander aantal.',
  en: 'It is not possible on any later date: choose another number.',
};

export type UserErrorCode = keyof typeof userErrorCatalogue;

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
