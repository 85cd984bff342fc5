import { exitCodeMeanings } from './exit-codes';
import type { CommandName } from './commands';
import type { Bilingual, Language } from './language';

const start: Bilingual = {
  nl: `ketenhub: meld capaciteit aan de Ketenhub met een bestand.

Gebruik:
  ketenhub template -o capacity.csv    haalt het sjabloon op, gevuld met uw voorzieningen en hun stand
  ketenhub report capacity.csv         controleert het bestand, en legt het vast als er geen fouten in staan
  ketenhub <opdracht> --help           legt een opdracht uit

Elke opdracht kent ook: --lang nl|en (taal, standaard nl), --help, --version.`,
  en: `ketenhub: report capacity to the Ketenhub with a file.

Use:
  ketenhub template -o capacity.csv    fetches the template, filled in with your facilities as they last stood
  ketenhub report capacity.csv         checks the file, and records it if it has no errors
  ketenhub <command> --help            explains a command

Every command also takes: --lang nl|en (language, nl unless told otherwise), --help, --version.`,
};

const report: Bilingual = {
  nl: `ketenhub report <bestand> [opties]

Stuurt een CSV-bestand met de stand van uw voorzieningen. De hub controleert het eerst en zegt wat hij vond.
Zijn er fouten, dan wordt er niets vastgelegd. Zijn er waarschuwingen, dan wacht het op --confirm. Anders wordt
alles vastgelegd. Hetzelfde bestand nog eens sturen verandert niets.

  --dry-run            alleen controleren, niets vastleggen
  --confirm            ook met waarschuwingen vastleggen: u hebt ze gezien en het klopt
  --json               het antwoord van de hub, voor scripts, in plaats van tekst`,
  en: `ketenhub report <file> [options]

Sends a CSV file with the state of your facilities. The hub checks it first and says what it found. With errors,
nothing is recorded. With warnings, it waits for --confirm. Otherwise all of it is recorded. Sending the same file
again changes nothing.

  --dry-run            only check, record nothing
  --confirm            record with warnings too: you have seen them and it is right
  --json               the hub's answer, for scripts, instead of text`,
};

const template: Bilingual = {
  nl: `ketenhub template [opties]

Haalt het sjabloon op: een CSV-bestand met uw eigen voorzieningen en hun laatste stand, dat Excel kan openen.

  -o, --output BESTAND bewaart het in een bestand; anders komt het op de standaarduitvoer
  --force              overschrijft een bestand dat er al is`,
  en: `ketenhub template [options]

Fetches the template: a CSV file with your own facilities as they last stood, which Excel can open.

  -o, --output FILE    saves it in a file; otherwise it goes to standard output
  --force              overwrites a file that is there already`,
};

const connection: Bilingual = {
  nl: `  --url ADRES          de hub; anders KETENHUB_URL, anders http://127.0.0.1:4000
  --token-file BESTAND waar uw token in staat; anders KETENHUB_TOKEN
  --timeout SECONDEN   zo lang mag er niets gebeuren (standaard 120)
  -q, --quiet          geen voortgang op de foutuitvoer`,
  en: `  --url ADDRESS        the hub; otherwise KETENHUB_URL, otherwise http://127.0.0.1:4000
  --token-file FILE    that holds your token; otherwise KETENHUB_TOKEN
  --timeout SECONDS    how long nothing may happen (120 unless told otherwise)
  -q, --quiet          no progress on standard error`,
};

const codesHeading: Bilingual = { nl: 'Exitcodes, voor scripts:', en: 'Exit codes, for scripts:' };

const commandHelp: Record<CommandName, Bilingual> = { report, template };

export function help(command: CommandName | null, language: Language): string {
  const codes = Object.entries(exitCodeMeanings).map(([code, meaning]) => `  ${code}  ${meaning[language]}`);
  const parts = command ? [`${commandHelp[command][language]}\n${connection[language]}`] : [start[language]];
  return [...parts, [codesHeading[language], ...codes].join('\n')].join('\n\n') + '\n';
}
