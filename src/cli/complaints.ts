import { exitCodes, type ExitCode } from './exit-codes';
import type { Bilingual } from './language';

interface Complaint {
  exitCode: ExitCode;
  message: Bilingual;
  whatToDo: Bilingual;
}

const { wrongUse, refused, fileHasErrors, failed } = exitCodes;
const seeHelp: Bilingual = { nl: 'Zie ketenhub --help.', en: 'See ketenhub --help.' };
const giveToken: Bilingual = {
  nl: 'Zet een geldig token in KETENHUB_TOKEN, of in een bestand dat u noemt met --token-file.',
  en: 'Put a valid token into KETENHUB_TOKEN, or into a file that you name with --token-file.',
};

/** What the client itself can have to say, by a code of its own. Placeholders in braces are filled in. */
export const complaints = {
  UNKNOWN_COMMAND: {
    exitCode: wrongUse,
    message: { nl: 'De opdracht "{command}" bestaat niet.', en: 'There is no command "{command}".' },
    whatToDo: seeHelp,
  },
  UNKNOWN_OPTION: {
    exitCode: wrongUse,
    message: {
      nl: 'De optie {option} bestaat niet voor deze opdracht.',
      en: 'There is no option {option} for this command.',
    },
    whatToDo: seeHelp,
  },
  VALUE_MISSING: {
    exitCode: wrongUse,
    message: { nl: 'De optie {option} heeft een waarde nodig.', en: 'The option {option} needs a value.' },
    whatToDo: seeHelp,
  },
  VALUE_NOT_WANTED: {
    exitCode: wrongUse,
    message: { nl: 'De optie {option} neemt geen waarde.', en: 'The option {option} takes no value.' },
    whatToDo: seeHelp,
  },
  TOKEN_AS_ARGUMENT: {
    exitCode: wrongUse,
    message: {
      nl: 'Een token op de opdrachtregel is te lezen voor anderen op deze machine.',
      en: 'A token on the command line can be read by others on this machine.',
    },
    whatToDo: {
      nl: 'Zet het in KETENHUB_TOKEN of in een bestand (--token-file), en vraag een nieuw token als u het hier al typte.',
      en: 'Put it into KETENHUB_TOKEN or into a file (--token-file), and ask for a new token if you typed it here.',
    },
  },
  FILE_NOT_NAMED: {
    exitCode: wrongUse,
    message: { nl: 'Noem één bestand om te melden.', en: 'Name one file to report.' },
    whatToDo: {
      nl: 'Bijvoorbeeld: ketenhub report capacity.csv',
      en: 'For example: ketenhub report capacity.csv',
    },
  },
  TOO_MANY_WORDS: {
    exitCode: wrongUse,
    message: { nl: 'Deze opdracht neemt geen bestand.', en: 'This command takes no file.' },
    whatToDo: seeHelp,
  },
  BAD_LANGUAGE: {
    exitCode: wrongUse,
    message: { nl: 'De taal is nl of en.', en: 'The language is nl or en.' },
    whatToDo: { nl: 'Gebruik --lang nl of --lang en.', en: 'Use --lang nl or --lang en.' },
  },
  BAD_TIMEOUT: {
    exitCode: wrongUse,
    message: {
      nl: 'De wachttijd is een geheel aantal seconden, van 1 tot en met 300.',
      en: 'The time to wait is a whole number of seconds, from 1 to 300.',
    },
    whatToDo: { nl: 'Gebruik bijvoorbeeld --timeout 60.', en: 'Use for example --timeout 60.' },
  },
  BAD_URL: {
    exitCode: wrongUse,
    message: {
      nl: 'Het adres van de hub begint met https:// of http://, zonder gebruikersnaam, ? of #.',
      en: 'The address of the hub starts with https:// or http://, without a user name, ? or #.',
    },
    whatToDo: {
      nl: 'Herstel --url of KETENHUB_URL, bijvoorbeeld https://hub.example.',
      en: 'Correct --url or KETENHUB_URL, for example https://hub.example.',
    },
  },
  CONFIRM_IN_DRY_RUN: {
    exitCode: wrongUse,
    message: {
      nl: '--dry-run en --confirm gaan niet samen.',
      en: '--dry-run and --confirm do not go together.',
    },
    whatToDo: {
      nl: 'Kijk eerst met --dry-run; klopt het, gebruik dan --confirm.',
      en: 'Look first with --dry-run; if it is right, use --confirm.',
    },
  },
  NO_TOKEN: {
    exitCode: wrongUse,
    message: { nl: 'Er is geen token.', en: 'There is no token.' },
    whatToDo: giveToken,
  },
  NOT_A_TOKEN: {
    exitCode: wrongUse,
    message: {
      nl: 'Wat in {place} staat, is geen token: een token is één woord van gewone letters en cijfers.',
      en: 'What {place} holds is no token: a token is one word of plain letters and digits.',
    },
    whatToDo: giveToken,
  },
  FILE_UNREADABLE: {
    exitCode: wrongUse,
    message: {
      nl: 'Het bestand {file} is niet te lezen: {reason}.',
      en: 'The file {file} cannot be read: {reason}.',
    },
    whatToDo: { nl: 'Kijk de naam en de rechten na.', en: 'Check its name and permissions.' },
  },
  FILE_EXISTS: {
    exitCode: wrongUse,
    message: {
      nl: 'Het bestand {file} bestaat al; er is niets overschreven.',
      en: 'The file {file} exists already; nothing was overwritten.',
    },
    whatToDo: {
      nl: 'Kies een andere naam, of overschrijf het met --force.',
      en: 'Choose another name, or overwrite it with --force.',
    },
  },
  FILE_UNWRITABLE: {
    exitCode: wrongUse,
    message: {
      nl: 'Het bestand {file} is niet te schrijven: {reason}.',
      en: 'The file {file} cannot be written: {reason}.',
    },
    whatToDo: { nl: 'Kijk de map en de rechten na.', en: 'Check the folder and its permissions.' },
  },
  TOKEN_REFUSED: {
    exitCode: refused,
    message: {
      nl: 'De hub weigert het token: het is niet geldig, of niet meer.',
      en: 'The hub refuses the token: it is not valid, or no longer.',
    },
    whatToDo: giveToken,
  },
  ROLE_REFUSED: {
    exitCode: refused,
    message: {
      nl: 'Met dit token mag u geen capaciteit melden.',
      en: 'This token does not let you report capacity.',
    },
    whatToDo: {
      nl: 'Gebruik het token van een zorgaanbieder; vraag de uitgever van uw token als uw organisatie er een is.',
      en: 'Use the token of a care provider; ask the issuer of your token if your organisation is one.',
    },
  },
  NOT_A_CSV: {
    exitCode: fileHasErrors,
    message: {
      nl: 'Dit is geen CSV-bestand; er is niets vastgelegd.',
      en: 'This is no CSV file; nothing was recorded.',
    },
    whatToDo: {
      nl: 'Bewaar het werkblad als CSV (in Excel: Opslaan als, CSV UTF-8) en stuur dat bestand.',
      en: 'Save the sheet as CSV (in Excel: Save as, CSV UTF-8) and send that file.',
    },
  },
  NOT_REACHED: {
    exitCode: failed,
    message: {
      nl: 'De hub op {url} is niet bereikbaar ({reason}).',
      en: 'The hub at {url} cannot be reached ({reason}).',
    },
    whatToDo: {
      nl: 'Er is niets veranderd in de hub. Controleer --url of KETENHUB_URL en de verbinding, of probeer het later opnieuw.',
      en: 'Nothing changed in the hub. Check --url or KETENHUB_URL and the connection, or try again later.',
    },
  },
  TIMED_OUT: {
    exitCode: failed,
    message: {
      nl: 'De hub op {url} antwoordde niet binnen {seconds} seconden.',
      en: 'The hub at {url} did not answer within {seconds} seconds.',
    },
    whatToDo: {
      nl: 'Er is niets veranderd in de hub. Probeer het later opnieuw, of wacht langer met --timeout.',
      en: 'Nothing changed in the hub. Try again later, or wait longer with --timeout.',
    },
  },
  CUT_OFF: {
    exitCode: failed,
    message: {
      nl: 'De hub kreeg het verzoek niet heel binnen.',
      en: 'The hub did not receive the request as a whole.',
    },
    whatToDo: {
      nl: 'Er is niets veranderd in de hub. Probeer het opnieuw; verdeel het bestand als de verbinding traag is.',
      en: 'Nothing changed in the hub. Try again; split the file if the connection is slow.',
    },
  },
  NOT_THE_HUB: {
    exitCode: failed,
    message: {
      nl: 'Op {url} antwoordde iets anders dan de hub (HTTP {status}).',
      en: 'Something other than the hub answered at {url} (HTTP {status}).',
    },
    whatToDo: {
      nl: 'Controleer --url of KETENHUB_URL; klopt het adres, probeer het dan later opnieuw.',
      en: 'Check --url or KETENHUB_URL; if the address is right, try again later.',
    },
  },
  COMMIT_UNCERTAIN: {
    exitCode: failed,
    message: {
      nl: 'De hub heeft het bestand gecontroleerd en vond geen fouten. Of het daarna is vastgelegd, is niet zeker. {reason}',
      en: 'The hub checked the file and found no errors. Whether it was then recorded is not certain. {reason}',
    },
    whatToDo: {
      nl: 'Stuur hetzelfde bestand opnieuw: wat al is vastgelegd, verandert geen tweede keer.',
      en: 'Send the same file again: what was recorded already does not change a second time.',
    },
  },
  UNEXPECTED: {
    exitCode: failed,
    message: { nl: 'Onverwachte fout in ketenhub: {reason}', en: 'Unexpected error in ketenhub: {reason}' },
    whatToDo: {
      nl: 'Stuur hetzelfde bestand opnieuw: wat al is vastgelegd, verandert geen tweede keer. Meld het als het blijft.',
      en: 'Send the same file again: what was recorded already does not change a second time. Report it if it stays.',
    },
  },
} as const satisfies Record<string, Complaint>;

export type ComplaintCode = keyof typeof complaints;
