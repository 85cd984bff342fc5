import type { Bilingual } from './errors';

/** What a mutation can say to its user, by its stable code; the payload carries it, with the input field it is about. */
export const userErrorCatalogue = {
  FACILITY_NOT_FOUND: {
    message: { nl: 'Deze voorziening bestaat niet.', en: 'This facility does not exist.' },
    whatToDo: {
      nl: 'Gebruik het id van een voorziening uit facilities, of van uw eigen uit viewer.partner.facilities.',
      en: 'Use the id of a facility from facilities, or of your own from viewer.partner.facilities.',
    },
  },
  NOT_YOUR_FACILITY: {
    message: {
      nl: 'Uw organisatie heeft geen voorziening met dit id.',
      en: 'Your organisation runs no facility with this id.',
    },
    whatToDo: {
      nl: 'Gebruik het id van een voorziening uit viewer.partner.facilities; ontbreekt daar een eigen voorziening, vraag dan de centrumgemeente om herstel.',
      en: 'Use the id of a facility from viewer.partner.facilities; if one of yours is missing there, ask the central municipality to correct it.',
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
  ENDS_ON_NOT_ALLOWED: {
    message: { nl: 'Bij {kind} hoort geen einddatum.', en: '{kind} has no end date.' },
    whatToDo: {
      nl: 'Laat endsOn weg; alleen OPENING, EXPANSION en OUT_OF_USE eindigen vanzelf.',
      en: 'Leave endsOn out; only OPENING, EXPANSION and OUT_OF_USE end by themselves.',
    },
  },
  ENDS_BEFORE_START: {
    message: {
      nl: 'De einddatum ligt niet na de ingangsdatum ({effectiveOn}).',
      en: 'The end date does not lie after the effective date ({effectiveOn}).',
    },
    whatToDo: {
      nl: 'Geef als endsOn de eerste dag waarop het niet meer geldt.',
      en: 'Give as endsOn the first day on which it holds no more.',
    },
  },
  CORRECTS_REQUIRED: {
    message: {
      nl: 'Een correctie noemt de regel die zij corrigeert.',
      en: 'A correction names the line that it corrects.',
    },
    whatToDo: {
      nl: 'Vul corrects in met het id van de regel, uit capacityMutations.',
      en: 'Fill in corrects with the id of the line, from capacityMutations.',
    },
  },
  CORRECTS_NOT_ALLOWED: {
    message: {
      nl: 'Alleen een correctie noemt een eerdere regel.',
      en: 'Only a correction names an earlier line.',
    },
    whatToDo: {
      nl: 'Laat corrects en withdraw weg, of meld een CORRECTION.',
      en: 'Leave corrects and withdraw out, or report a CORRECTION.',
    },
  },
  LINE_NOT_FOUND: {
    message: {
      nl: 'Deze voorziening heeft geen regel met dit id.',
      en: 'This facility has no line with this id.',
    },
    whatToDo: {
      nl: 'Zoek de regel in capacityMutations van deze voorziening.',
      en: 'Look the line up in capacityMutations of this facility.',
    },
  },
  REFERENCE_REQUIRED: {
    message: {
      nl: 'Het kenmerk heeft 1 tot en met 100 tekens.',
      en: 'The reference has 1 up to 100 characters.',
    },
    whatToDo: { nl: 'Geef een eigen, eenmalig kenmerk.', en: 'Give a reference of your own, used once.' },
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
      nl: 'Meld een uitbreiding (EXPANSION) of inkrimping (REDUCTION), of open opnieuw vanaf {firstPossibleDate}.',
      en: 'Report an EXPANSION or a REDUCTION, or open again from {firstPossibleDate} on.',
    },
  },
  CLOSED_ALREADY: {
    message: {
      nl: 'Op {brokenOn} is of gaat deze voorziening dicht.',
      en: 'On {brokenOn} this facility is closed or closes.',
    },
    whatToDo: {
      nl: 'Eerste mogelijke datum: {firstPossibleDate}. Gaat de voorziening weer open, meld dan eerst een OPENING.',
      en: 'First possible date: {firstPossibleDate}. If the facility opens again, report an OPENING first.',
    },
  },
  STILL_OCCUPIED: {
    message: {
      nl: 'Op {brokenOn} is er volgens de laatste telling nog iemand binnen.',
      en: 'On {brokenOn} somebody is still in it by the last count.',
    },
    whatToDo: {
      nl: 'Meld eerst een telling van 0, of sluit op de eerste mogelijke datum: {firstPossibleDate}.',
      en: 'Report a count of 0 first, or close on the first possible date: {firstPossibleDate}.',
    },
  },
  STAYS_OPEN: {
    message: {
      nl: 'Op {brokenOn} verblijft er volgens de gemelde verblijven nog iemand.',
      en: 'On {brokenOn} somebody still stays in it by the stays that were reported.',
    },
    whatToDo: {
      nl: 'Meld eerst het einde van de verblijven, of sluit op de eerste mogelijke datum: {firstPossibleDate}.',
      en: 'Report the end of the stays first, or close on the first possible date: {firstPossibleDate}.',
    },
  },
  COUNTED_BY_STAYS: {
    message: {
      nl: 'Sinds {since} telt deze voorziening op verblijven; een telling hoort daar niet bij.',
      en: 'Since {since} this facility is counted by stays; no count goes with that.',
    },
    whatToDo: {
      nl: 'Meld verblijven met reportTrajectoryEvent; is er niets veranderd, gebruik dan confirmNoChange. Laat in een bestand bezet leeg.',
      en: 'Report stays with reportTrajectoryEvent; if nothing changed, use confirmNoChange. In a file leave occupied empty.',
    },
  },
  COUNTED_SO_ALREADY: {
    message: {
      nl: 'Op {from} wordt deze voorziening al zo geteld.',
      en: 'On {from} this facility is counted so already.',
    },
    whatToDo: { nl: 'Er is niets te doen.', en: 'There is nothing to do.' },
  },
  WAY_TOO_EARLY: {
    message: {
      nl: 'De wijze van tellen kan niet ingaan op {brokenOn}: die dag is voorbij of al geteld.',
      en: 'The way of counting cannot begin on {brokenOn}: that day is over or was counted already.',
    },
    whatToDo: { nl: 'Geef {firstPossibleDate} of later.', en: 'Give {firstPossibleDate} or later.' },
  },
  TOO_MANY_REPORTS: {
    message: {
      nl: 'Een aanroep heeft 1 tot en met {maximum} meldingen.',
      en: 'A call has 1 up to {maximum} reports.',
    },
    whatToDo: {
      nl: 'Verdeel de meldingen over meer aanroepen, of stuur een CSV-bestand.',
      en: 'Split the reports over more calls, or send a CSV file.',
    },
  },
  NOTHING_TO_CONFIRM: {
    message: {
      nl: 'Uw organisatie heeft op {date} geen open voorziening.',
      en: 'Your organisation has no open facility on {date}.',
    },
    whatToDo: {
      nl: 'Kies een andere datum, of meld eerst een OPENING.',
      en: 'Choose another date, or report an OPENING first.',
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
  PRODUCT_NOT_FOUND: {
    message: { nl: 'Dit woonzorgproduct bestaat niet.', en: 'This housing-care product does not exist.' },
    whatToDo: { nl: 'Gebruik een code uit products.', en: 'Use a code from products.' },
  },
  INTERVAL_OUT_OF_RANGE: {
    message: {
      nl: 'De meldtermijn is {minimum} tot en met {maximum} dagen.',
      en: 'The interval of reports is {minimum} up to {maximum} days.',
    },
    whatToDo: {
      nl: 'Kies een aantal dagen van {minimum} tot en met {maximum}.',
      en: 'Choose a number of days from {minimum} up to {maximum}.',
    },
  },
  INACTIVITY_OUT_OF_RANGE: {
    message: {
      nl: 'Iemand geldt als vertrokken na {minimum} tot en met {maximum} dagen zonder teken van leven.',
      en: 'Somebody counts as left after {minimum} up to {maximum} days without a sign of life.',
    },
    whatToDo: {
      nl: 'Kies een aantal dagen van {minimum} tot en met {maximum}, of laat days leeg: dan geldt niemand als inactief.',
      en: 'Choose a number of days from {minimum} up to {maximum}, or leave days empty: then nobody counts as inactive.',
    },
  },
  TEXT_LENGTH: {
    message: {
      nl: 'Deze tekst heeft {shortest} tot en met {longest} tekens.',
      en: 'This text has {shortest} up to {longest} characters.',
    },
    whatToDo: { nl: 'Maak de tekst langer of korter.', en: 'Make the text longer or shorter.' },
  },
  TARGET_GROUP_REQUIRED: {
    message: {
      nl: 'Wie cliënten aanneemt zegt voor welke doelgroepen.',
      en: 'Whoever accepts clients says of which target groups.',
    },
    whatToDo: { nl: 'Geef een of meer targetGroups.', en: 'Give one or more targetGroups.' },
  },
  TARGET_GROUP_NOT_ALLOWED: {
    message: {
      nl: 'Bij een opnamestop hoort geen doelgroep: hij geldt voor iedereen.',
      en: 'An admission stop has no target group: it is for everybody.',
    },
    whatToDo: {
      nl: 'Laat targetGroups weg. Neemt u alleen sommige groepen aan, geef dan accepting: true met die groepen.',
      en: 'Leave targetGroups out. If you accept some groups only, give accepting: true with those groups.',
    },
  },
  ERROR_REPORT_NOT_FOUND: {
    message: {
      nl: 'Er is geen foutmelding met dit id die u kunt beantwoorden.',
      en: 'There is no error report with this id that you can answer.',
    },
    whatToDo: {
      nl: 'Gebruik het id van een foutmelding over een eigen voorziening, uit errorReports.',
      en: 'Use the id of an error report on a facility of your own, from errorReports.',
    },
  },
  ALREADY_ANSWERED: {
    message: {
      nl: 'Deze foutmelding is al beantwoord.',
      en: 'This error report has been answered already.',
    },
    whatToDo: {
      nl: 'Het eerste antwoord staat in errorReport.answer en blijft staan.',
      en: 'The first answer is in errorReport.answer, and stands.',
    },
  },
  CORRECTION_NOT_FOUND: {
    message: {
      nl: 'Dit is geen capaciteitsmutatie van deze voorziening die u mag zien.',
      en: 'This is no capacity mutation of this facility that you may see.',
    },
    whatToDo: {
      nl: 'Gebruik het id van een mutatie van dezelfde voorziening uit capacityMutations, of laat correction weg.',
      en: 'Use the id of a mutation of the same facility from capacityMutations, or leave correction out.',
    },
  },
  CORRECTION_NOT_ALLOWED: {
    message: {
      nl: 'Wat geen fout is, is ook niet hersteld.',
      en: 'What is no error has not been corrected.',
    },
    whatToDo: {
      nl: 'Laat correction weg, of geef outcome: CORRECTED.',
      en: 'Leave correction out, or give outcome: CORRECTED.',
    },
  },
  MUNICIPALITY_NOT_FOUND: {
    message: {
      nl: 'Deze gemeente hoort niet bij de regio.',
      en: 'This municipality is not one of the region.',
    },
    whatToDo: { nl: 'Gebruik een code uit municipalities.', en: 'Use a code from municipalities.' },
  },
  NOT_A_CARE_PROVIDER: {
    message: {
      nl: 'Dit is geen aangesloten zorgaanbieder.',
      en: 'This is no connected care provider.',
    },
    whatToDo: {
      nl: 'Gebruik de korte naam (slug) van een partner met de rol CARE_PROVIDER uit partners.',
      en: 'Use the slug of a partner with the role CARE_PROVIDER from partners.',
    },
  },
  NOT_A_NEIGHBOURHOOD: {
    message: {
      nl: 'Dit is geen buurtcode van het CBS.',
      en: 'This is no neighbourhood code of Statistics Netherlands.',
    },
    whatToDo: {
      nl: 'Geef WK met zes cijfers of BU met acht, of laat neighbourhood weg.',
      en: 'Give WK with six digits or BU with eight, or leave neighbourhood out.',
    },
  },
  SAME_OPERATOR: {
    message: {
      nl: 'Deze aanbieder heeft de voorziening al, of krijgt haar als laatste.',
      en: 'This provider runs the facility already, or is the last one to get it.',
    },
    whatToDo: {
      nl: 'Kijk in facility.operators wie de voorziening wanneer heeft.',
      en: 'Look in facility.operators who runs the facility when.',
    },
  },
  OPERATOR_CHANGE_TOO_EARLY: {
    message: {
      nl: 'Op {brokenOn} kan de aanbieder niet wisselen: dat ligt in het verleden, of niet na de vorige wisseling.',
      en: 'The operator cannot change on {brokenOn}: that has passed, or is not after the change before it.',
    },
    whatToDo: {
      nl: 'Kies {firstPossibleDate} of later.',
      en: 'Choose {firstPossibleDate} or later.',
    },
  },
  DATE_TOO_FAR: {
    message: { nl: 'Deze datum ligt te ver vooruit.', en: 'This date lies too far ahead.' },
    whatToDo: { nl: 'Kies uiterlijk {last}.', en: 'Choose {last} at the latest.' },
  },
  TRAJECTORY_NOT_FOUND: {
    message: {
      nl: 'Er is voor u geen traject met dit id.',
      en: 'There is no trajectory with this id for you.',
    },
    whatToDo: {
      nl: 'Gebruik het id van een traject uit trajectories.',
      en: 'Use the id of a trajectory from trajectories.',
    },
  },
  KIND_NOT_YOURS: {
    message: {
      nl: '{kind} wordt niet door uw rol gemeld, of niet op deze route.',
      en: '{kind} is not reported by your role, or not on this route.',
    },
    whatToDo: {
      nl: 'Laat de partner melden die hierover gaat.',
      en: 'Let the partner report it whose business it is.',
    },
  },
  FACILITY_REQUIRED: {
    message: { nl: 'Bij {kind} hoort een voorziening.', en: '{kind} needs a facility.' },
    whatToDo: {
      nl: 'Vul facility in met het id van uw voorziening.',
      en: 'Fill in facility with the id of your facility.',
    },
  },
  FACILITY_NOT_ALLOWED: {
    message: { nl: 'Bij {kind} hoort geen voorziening.', en: '{kind} has no facility.' },
    whatToDo: { nl: 'Laat facility weg.', en: 'Leave facility out.' },
  },
  DESTINATION_NOT_ALLOWED: {
    message: { nl: 'Bij {kind} hoort geen vervolgplek.', en: '{kind} has no destination.' },
    whatToDo: {
      nl: 'Laat destination weg; alleen ACCESS_GRANT_PROPOSED, ACCESS_GRANTED en STAY_ENDED hebben er een.',
      en: 'Leave destination out; only ACCESS_GRANT_PROPOSED, ACCESS_GRANTED and STAY_ENDED have one.',
    },
  },
  HAND_TO_NOT_ALLOWED: {
    message: { nl: 'Bij {kind} hoort geen overdracht.', en: '{kind} hands nobody over.' },
    whatToDo: {
      nl: 'Laat handTo weg en draag over met handOver; alleen ACCESS_GRANTED draagt zelf over.',
      en: 'Leave handTo out and hand over with handOver; only ACCESS_GRANTED hands over itself.',
    },
  },
  WITHDRAWAL_SAYS_NO_MORE: {
    message: {
      nl: 'Wie een gebeurtenis intrekt noemt geen voorziening of vervolgplek.',
      en: 'Whoever withdraws an event names no facility and no destination.',
    },
    whatToDo: {
      nl: 'Laat facility en destination weg, of laat withdraw weg en corrigeer de gebeurtenis.',
      en: 'Leave facility and destination out, or leave withdraw out and correct the event.',
    },
  },
  EVENT_IN_FUTURE: {
    message: {
      nl: 'Wat verder weg ligt dan morgen is nog niet gebeurd.',
      en: 'What lies further ahead than tomorrow has not happened yet.',
    },
    whatToDo: { nl: 'Geef {latest} of een eerdere datum.', en: 'Give {latest} or an earlier date.' },
  },
  EVENT_NOT_FOUND: {
    message: {
      nl: 'In dit traject is geen gebeurtenis met dit kenmerk die u kunt corrigeren.',
      en: 'This trajectory has no event with this key that you can correct.',
    },
    whatToDo: {
      nl: 'Zoek de gebeurtenis in events van het traject; u corrigeert wat u of uw voorganger meldde, de rest de centrumgemeente of de individuele regie.',
      en: 'Look the event up in events of the trajectory; you correct what you or your predecessor reported, the central municipality or the case coordinator the rest.',
    },
  },
  REGISTRATION_STAYS: {
    message: {
      nl: 'De gebeurtenis waarmee een traject begint wordt niet ingetrokken.',
      en: 'The event by which a trajectory begins is not withdrawn.',
    },
    whatToDo: {
      nl: 'Corrigeer de datum, of laat het traject afsluiten (CLOSED).',
      en: 'Correct its date, or let the trajectory be closed (CLOSED).',
    },
  },
  NOT_REGISTERED_YET: {
    message: {
      nl: 'Voor {kind} op {happenedOn} was er nog geen aanmelding.',
      en: 'Before {kind} on {happenedOn} there was no registration.',
    },
    whatToDo: {
      nl: 'Geef een datum op of na de aanmelding.',
      en: 'Give a date on or after the registration.',
    },
  },
  REGISTERED_ALREADY: {
    message: {
      nl: 'Dit traject heeft al een aanmelding.',
      en: 'This trajectory has a registration already.',
    },
    whatToDo: {
      nl: 'Corrigeer de aanmelding, of meld een nieuw traject aan.',
      en: 'Correct the registration, or register a new trajectory.',
    },
  },
  NOT_ON_THIS_ROUTE: {
    message: {
      nl: '{kind} hoort alleen bij de opvangroute.',
      en: '{kind} belongs to the shelter route only.',
    },
    whatToDo: { nl: 'Meld dit niet voor deze route.', en: 'Do not report it on this route.' },
  },
  PROPOSED_ALREADY: {
    message: {
      nl: 'Op {happenedOn} was er al een toegangsadvies.',
      en: 'On {happenedOn} access had been proposed already.',
    },
    whatToDo: {
      nl: 'Trek het eerdere advies in, of corrigeer het; na terugval kan opnieuw worden geadviseerd.',
      en: 'Withdraw the earlier proposal, or correct it; after a return it can be proposed anew.',
    },
  },
  PROPOSED_AFTER_DECISION: {
    message: {
      nl: 'Het toegangsadvies van {happenedOn} zou na het besluit komen.',
      en: 'The proposal on access of {happenedOn} would come after the decision.',
    },
    whatToDo: {
      nl: 'Een advies gaat aan het besluit vooraf: geef een eerdere datum, of laat het besluit of advies waarvan de datum niet klopt eerst corrigeren.',
      en: 'A proposal comes before the decision: give an earlier date, or have the decision or proposal with the wrong date corrected first.',
    },
  },
  DECIDED_ALREADY: {
    message: {
      nl: 'Over de toegang was op {happenedOn} al besloten.',
      en: 'Access was decided already on {happenedOn}.',
    },
    whatToDo: {
      nl: 'Corrigeer het eerdere besluit; na terugval kan opnieuw worden besloten.',
      en: 'Correct the earlier decision; after a return it can be decided anew.',
    },
  },
  ACCESS_WAS_REFUSED: {
    message: {
      nl: 'De toegang was op {happenedOn} afgewezen.',
      en: 'Access had been refused on {happenedOn}.',
    },
    whatToDo: { nl: 'Corrigeer eerst het besluit.', en: 'Correct the decision first.' },
  },
  NO_ACCESS_YET: {
    message: {
      nl: 'Op {happenedOn} was er nog geen toegang.',
      en: 'On {happenedOn} there was no access yet.',
    },
    whatToDo: {
      nl: 'Laat de centrumgemeente eerst de toegang melden (ACCESS_GRANTED).',
      en: 'Let the central municipality report access first (ACCESS_GRANTED).',
    },
  },
  NOT_TRIAGED_YET: {
    message: {
      nl: 'Op {happenedOn} was er nog geen triage.',
      en: 'On {happenedOn} there was no triage yet.',
    },
    whatToDo: { nl: 'Meld eerst de triage (TRIAGED).', en: 'Report the triage first (TRIAGED).' },
  },
  NOT_READY_YET: {
    message: {
      nl: 'Op {happenedOn} was de cliënt nog niet uitstroomklaar.',
      en: 'On {happenedOn} the client was not ready to move on yet.',
    },
    whatToDo: { nl: 'Meld eerst MOVE_ON_READY.', en: 'Report MOVE_ON_READY first.' },
  },
  STAYS_THERE_ALREADY: {
    message: {
      nl: 'Op {happenedOn} verbleef de cliënt al in deze voorziening.',
      en: 'On {happenedOn} the client stayed in this facility already.',
    },
    whatToDo: {
      nl: 'Beëindig eerst dat verblijf, of corrigeer het.',
      en: 'End that stay first, or correct it.',
    },
  },
  NO_SUCH_STAY: {
    message: {
      nl: 'Op {happenedOn} verbleef de cliënt niet in deze voorziening.',
      en: 'On {happenedOn} the client did not stay in this facility.',
    },
    whatToDo: {
      nl: 'Meld eerst het begin van het verblijf, of kies een datum binnen het verblijf.',
      en: 'Report the beginning of the stay first, or choose a date within the stay.',
    },
  },
  STILL_STAYS: {
    message: {
      nl: 'Op {happenedOn} verbleef de cliënt nog in een voorziening.',
      en: 'On {happenedOn} the client still stayed in a facility.',
    },
    whatToDo: {
      nl: 'Laat eerst het einde van het verblijf melden.',
      en: 'Let the end of the stay be reported first.',
    },
  },
  NOT_HOUSED_YET: {
    message: {
      nl: 'Op {happenedOn} had de cliënt nog geen woning.',
      en: 'On {happenedOn} the client had no home yet.',
    },
    whatToDo: {
      nl: 'Laat eerst de huisvesting melden (HOUSED).',
      en: 'Let the home be reported first (HOUSED).',
    },
  },
  NOMINATION_UNDER_WAY: {
    message: {
      nl: '{kind} kan nu niet: er loopt een voordracht, waarvan het laatste gebeurde op {on}.',
      en: '{kind} is not possible now: a nomination is under way, of which the last thing happened on {on}.',
    },
    whatToDo: {
      nl: 'De stappen van de voordracht melden dit zelf; gaat zij niet door, laat haar dan eerst intrekken met withdrawNomination.',
      en: 'The steps of the nomination tell this by themselves; if it does not go on, have it withdrawn first with withdrawNomination.',
    },
  },
  TRAJECTORY_CLOSED: {
    message: {
      nl: 'Op {happenedOn} was dit traject afgesloten.',
      en: 'On {happenedOn} this trajectory had been closed.',
    },
    whatToDo: {
      nl: 'Komt de cliënt terug, meld dan eerst RETURNED.',
      en: 'If the client comes back, report RETURNED first.',
    },
  },
  ROUTE_NOT_YOURS: {
    message: {
      nl: 'Uw rol meldt op deze route niemand aan.',
      en: 'Your role registers nobody on this route.',
    },
    whatToDo: {
      nl: 'Op de opvangroute melden toegang en sociale teams aan, op de andere routes zorgaanbieders en gemeenten.',
      en: 'On the shelter route access point and community teams register, on the others providers and municipalities.',
    },
  },
  NOT_YOUR_MUNICIPALITY: {
    message: {
      nl: 'Een gemeente meldt eigen inwoners aan.',
      en: 'A municipality registers its own inhabitants.',
    },
    whatToDo: {
      nl: 'Vul de code van uw eigen gemeente in.',
      en: 'Fill in the code of your own municipality.',
    },
  },
  NOT_YOUR_REGISTRATION: {
    message: {
      nl: 'Uw organisatie heeft deze cliënt niet aangemeld.',
      en: 'Your organisation did not register this client.',
    },
    whatToDo: {
      nl: 'Vraag wie de cliënt aanmeldde, de individuele regie of de centrumgemeente om de correctie.',
      en: 'Ask whoever registered the client, the case coordinator or the central municipality to put it right.',
    },
  },
  REGISTRATION_SAYS_SO: {
    message: {
      nl: 'De aanmelding zegt dit al.',
      en: 'The registration says this already.',
    },
    whatToDo: { nl: 'U hoeft niets te doen.', en: 'There is nothing to do.' },
  },
  NOT_SHIELDED_YET: {
    message: {
      nl: 'Wie op de route vrouwenopvang komt is afgeschermd, en deze cliënt is dat nog niet.',
      en: "Who is on the route women's shelter is shielded, and this client is not yet.",
    },
    whatToDo: {
      nl: 'Scherm de cliënt eerst af met shieldClient.',
      en: 'Shield the client with shieldClient first.',
    },
  },
  SHIELDED_BY_PROVIDER: {
    message: {
      nl: 'Alleen een zorgaanbieder meldt een afgeschermde cliënt aan.',
      en: 'Only a care provider registers a shielded client.',
    },
    whatToDo: {
      nl: 'Laat de vrouwenopvang zelf aanmelden; wie al is aangemeld schermt de begeleidende zorgaanbieder af met shieldClient.',
      en: "Let the women's shelter register the client itself; the provider that guides a registered client shields it with shieldClient.",
    },
  },
  ALREADY_SHIELDED: {
    message: { nl: 'Deze cliënt is al afgeschermd.', en: 'This client is shielded already.' },
    whatToDo: { nl: 'U hoeft niets te doen.', en: 'There is nothing to do.' },
  },
  PARTNER_NOT_IN_ROLE: {
    message: { nl: 'Deze ketenpartner heeft deze rol niet.', en: 'This partner does not have this role.' },
    whatToDo: {
      nl: 'Kies een partner uit partners met deze rol in roles.',
      en: 'Choose a partner from partners with this role in roles.',
    },
  },
  SHIELDED_NOT_HANDED: {
    message: {
      nl: 'Een afgeschermde cliënt wordt alleen aan een zorgaanbieder overgedragen.',
      en: 'A shielded client is handed over to a care provider only.',
    },
    whatToDo: { nl: 'Kies de rol CARE_PROVIDER.', en: 'Choose the role CARE_PROVIDER.' },
  },
  HANDED_BEFORE_REGISTRATION: {
    message: {
      nl: 'Deze dag ligt voor de aanmelding, die op {registeredOn} was.',
      en: 'This day lies before the registration, which was on {registeredOn}.',
    },
    whatToDo: {
      nl: 'Geef {registeredOn} of later; klopt de dag van de aanmelding niet, laat die dan eerst corrigeren.',
      en: 'Give {registeredOn} or later; if the day of the registration is wrong, have that corrected first.',
    },
  },
  ALREADY_HANDED_OVER: {
    message: {
      nl: 'Deze ketenpartner heeft de cliënt al in deze rol.',
      en: 'This partner has the client in this role already.',
    },
    whatToDo: { nl: 'U hoeft niets te doen.', en: 'There is nothing to do.' },
  },
  NOT_YOUR_NOMINATION: {
    message: {
      nl: 'Er is geen voordracht met dit id waarin u deze stap kunt zetten.',
      en: 'There is no nomination with this id in which you can take this step.',
    },
    whatToDo: {
      nl: 'Gebruik het id van een voordracht uit nominations; een corporatie zet stappen in wat aan haar is toegewezen.',
      en: 'Use the id of a nomination from nominations; an association takes steps in what is assigned to it.',
    },
  },
  NOT_YOUR_STEP: {
    message: { nl: 'Deze stap is niet aan u.', en: 'This step is not yours to take.' },
    whatToDo: { nl: 'Laat hem aan wie hem zet.', en: 'Leave it to whoever takes it.' },
  },
  NOMINATION_CHANGED: {
    message: {
      nl: 'De voordracht is veranderd sinds de versie die u zag.',
      en: 'The nomination has changed since the version that you saw.',
    },
    whatToDo: {
      nl: 'Bekijk de nieuwe stand in nomination en zet uw stap opnieuw.',
      en: 'Look at the new state in nomination and take your step again.',
    },
  },
  STEP_NOT_POSSIBLE: {
    message: {
      nl: 'Deze stap kan niet: {step} van {on} staat in de weg.',
      en: 'This step is not possible: {step} of {on} is in the way.',
    },
    whatToDo: {
      nl: 'Bekijk de stand in nomination. Wat nu kan: {possible}.',
      en: 'Look at the state in nomination. What is possible now: {possible}.',
    },
  },
  STEP_BEFORE_LAST: {
    message: {
      nl: 'Deze datum ligt voor de vorige stap: {step} van {on}.',
      en: 'This date lies before the last step: {step} of {on}.',
    },
    whatToDo: { nl: 'Geef {on} of later.', en: 'Give {on} or later.' },
  },
  STEP_IN_FUTURE: {
    message: { nl: 'Deze datum ligt na morgen.', en: 'This date lies after tomorrow.' },
    whatToDo: {
      nl: 'Zet een stap als hij gebeurd is; vandaag is het {today}.',
      en: 'Take a step when it has happened; today is {today}.',
    },
  },
  RESERVED_FOR_ANOTHER: {
    message: {
      nl: 'Deze voordracht is sinds {on} gereserveerd voor een andere corporatie.',
      en: 'This nomination has been reserved for another association since {on}.',
    },
    whatToDo: {
      nl: 'Wijs haar aan die corporatie toe, of geef haar eerst vrij met releaseNomination.',
      en: 'Assign it to that association, or take it back first with releaseNomination.',
    },
  },
  GROUND_NEEDS_OFFER: {
    message: {
      nl: 'De kandidaat weigert een woning, en er is er nog geen aangeboden.',
      en: 'The candidate refuses a dwelling, and none has been offered yet.',
    },
    whatToDo: {
      nl: 'Kies een grond van de corporatie, of bied eerst een woning aan met offerDwelling.',
      en: 'Choose a ground of the association, or offer a dwelling first with offerDwelling.',
    },
  },
  GROUND_REQUIRED: {
    message: { nl: 'Een afwijzing heeft een grond.', en: 'A rejection has a ground.' },
    whatToDo: { nl: 'Vul ground in.', en: 'Fill in ground.' },
  },
  GROUND_NOT_ALLOWED: {
    message: { nl: 'Bij een toekenning hoort geen grond.', en: 'What is granted has no ground.' },
    whatToDo: { nl: 'Laat ground weg.', en: 'Leave ground out.' },
  },
  OUTSIDE_HOUSING_MARKET: {
    message: {
      nl: 'Dit ligt in de andere woningmarktregio dan de voordracht.',
      en: 'This lies in the other housing market than the nomination.',
    },
    whatToDo: {
      nl: 'Blijf binnen nomination.housingMarket: de twee worden niet gemengd.',
      en: 'Stay within nomination.housingMarket: the two are not mixed.',
    },
  },
  OUTSIDE_WORKING_AREA: {
    message: {
      nl: 'Deze gemeente ligt niet in uw werkgebied.',
      en: 'This municipality is not in your working area.',
    },
    whatToDo: {
      nl: 'Kies een gemeente uit viewer.partner.workingArea; ontbreekt er een, vraag dan de centrumgemeente om herstel.',
      en: 'Choose a municipality from viewer.partner.workingArea; if one is missing, ask the central municipality to correct it.',
    },
  },
  ASSOCIATION_NOT_FOUND: {
    message: {
      nl: 'Er is geen woningcorporatie met dit id.',
      en: 'There is no housing association with this id.',
    },
    whatToDo: {
      nl: 'Gebruik het id van een partner met de rol HOUSING_ASSOCIATION, uit partners.',
      en: 'Use the id of a partner with the role HOUSING_ASSOCIATION, from partners.',
    },
  },
  CLIENT_SHIELDED: {
    message: {
      nl: 'Deze cliënt is afgeschermd en wordt aan geen corporatie getoond.',
      en: 'This client is shielded and is shown to no association.',
    },
    whatToDo: {
      nl: 'Regel de woning buiten de hub, en trek de voordracht dan in met ARRANGED_OUTSIDE_HUB.',
      en: 'Arrange the home outside the hub, and then withdraw the nomination with ARRANGED_OUTSIDE_HUB.',
    },
  },
  DWELLING_NOT_FOUND: {
    message: {
      nl: 'Deze corporatie heeft geen woning met dit id aangekondigd.',
      en: 'This association has announced no dwelling with this id.',
    },
    whatToDo: {
      nl: 'Gebruik het id van een woning uit dwellings.',
      en: 'Use the id of a dwelling from dwellings.',
    },
  },
  DWELLING_NOT_AVAILABLE: {
    message: {
      nl: 'Deze woning staat al in een voordracht, of is verhuurd of teruggetrokken.',
      en: 'This dwelling stands in a nomination already, or is let or withdrawn.',
    },
    whatToDo: {
      nl: 'Kies een woning met state AVAILABLE; wat in een voordracht staat komt vrij als die wordt geweigerd of vrijgegeven.',
      en: 'Choose a dwelling with state AVAILABLE; one in a nomination is free again when that is refused or taken back.',
    },
  },
  ROOMS_OUT_OF_RANGE: {
    message: {
      nl: 'Een woning heeft {minimum} tot en met {maximum} kamers.',
      en: 'A dwelling has {minimum} up to {maximum} rooms.',
    },
    whatToDo: { nl: 'Tel de woonkamer mee.', en: 'Count the living room too.' },
  },
  EARLIER_APPLICATION: {
    message: {
      nl: 'Op {on}, korter dan drie jaar ervoor, is om dezelfde reden al een aanvraag gedaan.',
      en: 'On {on}, less than three years before, there was an application for the same reason already.',
    },
    whatToDo: {
      nl: 'Wijs af met EARLIER_APPLICATION, of laat de centrumgemeente afwijken met override.',
      en: 'Reject it with EARLIER_APPLICATION, or let the central municipality grant it with override.',
    },
  },
  NO_EARLIER_APPLICATION: {
    message: {
      nl: 'Er is geen eerdere aanvraag om dezelfde reden in de drie jaar ervoor.',
      en: 'There is no earlier application for the same reason in the three years before.',
    },
    whatToDo: { nl: 'Kies een andere grond.', en: 'Choose another ground.' },
  },
  QUOTA_FULL: {
    message: {
      nl: 'Het contingent van {year} voor {area} is op: {agreed} afgesproken.',
      en: 'The quota of {year} for {area} is used up: {agreed} were agreed.',
    },
    whatToDo: {
      nl: 'Wacht tot er een plaats vrijkomt of tot het volgende jaar, of laat de centrumgemeente afwijken met override.',
      en: 'Wait until a place comes free or until next year, or let the central municipality grant it with override.',
    },
  },
  OVERRIDE_NOT_YOURS: {
    message: {
      nl: 'Alleen de centrumgemeente wijkt af, en alleen om toe te kennen.',
      en: 'Only the central municipality overrides a rule, and only to grant.',
    },
    whatToDo: { nl: 'Laat override weg.', en: 'Leave override out.' },
  },
  OVERRIDE_NOT_NEEDED: {
    message: { nl: 'Er staat geen regel in de weg.', en: 'No rule stands against it.' },
    whatToDo: { nl: 'Laat override weg.', en: 'Leave override out.' },
  },
  ALREADY_NOMINATED: {
    message: {
      nl: 'Voor deze cliënt loopt al een voordracht.',
      en: 'A nomination of this client is under way already.',
    },
    whatToDo: {
      nl: 'Ga daarmee verder; er loopt er een tegelijk.',
      en: 'Go on with that one; there is one at a time.',
    },
  },
  NOT_MOVE_ON_READY: {
    message: { nl: 'Deze cliënt is niet uitstroomklaar.', en: 'This client is not ready to move on.' },
    whatToDo: {
      nl: 'Meld eerst MOVE_ON_READY met reportTrajectoryEvent.',
      en: 'First report MOVE_ON_READY with reportTrajectoryEvent.',
    },
  },
  SUBMITTED_TOO_EARLY: {
    message: {
      nl: 'Na deze dag is nog iets gebeurd in het traject, het laatst op {lastOn}.',
      en: 'After this day something more happened in the trajectory, last on {lastOn}.',
    },
    whatToDo: { nl: 'Geef {lastOn} of later.', en: 'Give {lastOn} or later.' },
  },
  NEED_NOT_KNOWN: {
    message: {
      nl: 'Er is geen lopend traject van een eigen cliënt met een bekende woonbehoefte.',
      en: 'There is no open trajectory of a client of your own with a known housing need.',
    },
    whatToDo: {
      nl: 'Meld eerst dat de cliënt uitstroomklaar is, met de woonbehoefte.',
      en: 'First report that the client is ready to move on, with the housing need.',
    },
  },
  CLIENT_REFERENCE_IN_USE: {
    message: {
      nl: 'Uw organisatie gebruikt dit kenmerk al voor een andere cliënt.',
      en: 'Your organisation uses this reference for another client already.',
    },
    whatToDo: {
      nl: 'Kijk met trajectoriesByReference voor wie. Is het dezelfde persoon, vraag de individuele regie dan de trajecten te koppelen.',
      en: 'See with trajectoriesByReference for whom. If it is the same person, ask the case coordinator to link the trajectories.',
    },
  },
  SAME_TRAJECTORY: {
    message: { nl: 'Dit is tweemaal hetzelfde traject.', en: 'This is the same trajectory twice.' },
    whatToDo: { nl: 'Noem twee verschillende trajecten.', en: 'Name two different trajectories.' },
  },
  ALREADY_ONE_CLIENT: {
    message: {
      nl: 'Deze trajecten zijn al van één cliënt.',
      en: 'These trajectories are of one client already.',
    },
    whatToDo: { nl: 'U hoeft niets te doen.', en: 'There is nothing to do.' },
  },
  BOTH_NOMINATED: {
    message: {
      nl: 'Voor beide cliënten loopt een voordracht; van één cliënt loopt er één tegelijk.',
      en: 'A nomination of each of these clients is under way; of one client there is one at a time.',
    },
    whatToDo: {
      nl: 'Laat de individuele regie of de centrumgemeente eerst een van beide intrekken met withdrawNomination, en koppel dan.',
      en: 'First have the case coordinator or the central municipality withdraw one of them with withdrawNomination, and then link.',
    },
  },
  LINKED_BY_COORDINATOR: {
    message: {
      nl: 'Beide cliënten zijn elders in de keten verder; dan koppelt de individuele regie.',
      en: 'Both clients go on elsewhere in the chain; then the case coordinator links them.',
    },
    whatToDo: {
      nl: 'Leg de koppeling voor aan de individuele regie.',
      en: 'Put the link to the case coordinator.',
    },
  },
  MATCH_NOT_FOUND: {
    message: {
      nl: 'Bij dit traject is er voor u geen koppeling met dit kenmerk.',
      en: 'There is no link with this key for you with this trajectory.',
    },
    whatToDo: {
      nl: 'Gebruik het id van een regel uit clientMatches met kind LINKED, en het eerste traject daarvan.',
      en: 'Use the id of a line from clientMatches with kind LINKED, and the first trajectory of it.',
    },
  },
  ALREADY_UNLINKED: {
    message: { nl: 'Deze koppeling is al ongedaan gemaakt.', en: 'This link has been undone already.' },
    whatToDo: {
      nl: 'U hoeft niets te doen; koppelen kan opnieuw met linkTrajectories.',
      en: 'There is nothing to do; you can link anew with linkTrajectories.',
    },
  },
  SAME_PARTNER: {
    message: { nl: 'Een partner volgt zichzelf niet op.', en: 'A partner does not succeed itself.' },
    whatToDo: { nl: 'Kies een andere opvolger.', en: 'Choose another successor.' },
  },
  PARTNER_NOT_FOUND: {
    message: { nl: 'Deze ketenpartner bestaat niet.', en: 'This partner does not exist.' },
    whatToDo: {
      nl: 'Gebruik het id van een partner uit partners.',
      en: 'Use the id of a partner from partners.',
    },
  },
  SUCCEEDED_ALREADY: {
    message: {
      nl: 'Over de opvolging van deze partner in deze rol is al besloten.',
      en: 'The succession of this partner in this role has been decided already.',
    },
    whatToDo: { nl: 'Bekijk successions.', en: 'Look at successions.' },
  },
  SUCCESSION_IN_PAST: {
    message: { nl: 'Deze dag is voorbij.', en: 'This day has passed.' },
    whatToDo: { nl: 'Kies {today} of later.', en: 'Choose {today} or later.' },
  },
  EVENT_STANDS: {
    message: {
      nl: 'Deze gebeurtenis is niet gecorrigeerd of ingetrokken.',
      en: 'This event has not been corrected or withdrawn.',
    },
    whatToDo: {
      nl: 'Meld eerst een CORRECTION met reportTrajectoryEvent; daarna is weg te halen wat er eerder stond.',
      en: 'First report a CORRECTION with reportTrajectoryEvent; what stood there before can then be taken away.',
    },
  },
  TEXT_NOT_FOUND: {
    message: {
      nl: 'Hier staat geen tekst die u mag weghalen.',
      en: 'There is no text here that is yours to take away.',
    },
    whatToDo: {
      nl: 'Gebruik het id van een eigen melding; andermans tekst haalt de centrumgemeente weg.',
      en: "Use the id of a report of your own; somebody else's text is taken away by the central municipality.",
    },
  },
  QUOTA_OUT_OF_RANGE: {
    message: { nl: 'Dit is geen mogelijk contingent.', en: 'This is no possible quota.' },
    whatToDo: { nl: 'Geef 0 tot en met {maximum}.', en: 'Give 0 up to {maximum}.' },
  },
  QUOTA_YEAR: {
    message: {
      nl: 'Het contingent van dit jaar kan niet worden vastgesteld.',
      en: 'The quota of this year cannot be set.',
    },
    whatToDo: {
      nl: 'Geef een jaar van {first} tot en met {last}.',
      en: 'Give a year from {first} to {last}.',
    },
  },
  QUOTA_CHANGED: {
    message: {
      nl: 'Het contingent is veranderd sinds u het zag: nu is {agreed} afgesproken.',
      en: 'The quota has changed since you saw it: now {agreed} are agreed.',
    },
    whatToDo: {
      nl: 'Bekijk het contingent en stel het opnieuw vast.',
      en: 'Look at the quota and set it again.',
    },
  },
  QUOTA_BELOW_USE: {
    message: {
      nl: 'Er zijn al {used} plaatsen gebruikt of gereserveerd.',
      en: '{used} places are used or reserved already.',
    },
    whatToDo: {
      nl: 'Geef {used} of meer, of zeg met belowUse waarom het minder wordt.',
      en: 'Give {used} or more, or say with belowUse why it becomes less.',
    },
  },
  BELOW_USE_NOT_NEEDED: {
    message: {
      nl: 'Dit contingent ligt niet onder wat is gebruikt.',
      en: 'This quota does not lie below what is used.',
    },
    whatToDo: { nl: 'Laat belowUse weg.', en: 'Leave out belowUse.' },
  },
  SHARE_BELOW_USE: {
    message: {
      nl: 'Voor {municipality} zijn al {used} plaatsen gebruikt of gereserveerd; het aandeel zou {agreed} worden.',
      en: 'For {municipality} {used} places are used or reserved already; its share would be {agreed}.',
    },
    whatToDo: {
      nl: 'Verdeel anders, of zeg met belowUse waarom het minder wordt.',
      en: 'Divide otherwise, or say with belowUse why it becomes less.',
    },
  },
  QUOTA_BEYOND_TOTAL: {
    message: {
      nl: 'De aandelen worden samen meer dan het contingent van de regio ({total}); over is nog {left}.',
      en: 'The shares together become more than the quota of the region ({total}); {left} are left.',
    },
    whatToDo: {
      nl: 'Geef {left} of minder, verlaag eerst een ander aandeel, of zeg met beyondTotal waarom het meer wordt.',
      en: 'Give {left} or less, lower another share first, or say with beyondTotal why it becomes more.',
    },
  },
  QUOTA_BELOW_SHARES: {
    message: {
      nl: 'Over de gemeenten zijn al {shares} plaatsen verdeeld.',
      en: '{shares} places are divided over municipalities already.',
    },
    whatToDo: {
      nl: 'Geef {shares} of meer, verdeel opnieuw met division, of zeg met beyondTotal waarom het minder wordt.',
      en: 'Give {shares} or more, divide anew with division, or say with beyondTotal why it becomes less.',
    },
  },
  BEYOND_TOTAL_NOT_NEEDED: {
    message: {
      nl: 'De aandelen zijn samen niet meer dan het contingent van de regio.',
      en: 'The shares together are not more than the quota of the region.',
    },
    whatToDo: { nl: 'Laat beyondTotal weg.', en: 'Leave out beyondTotal.' },
  },
  DIVISION_NOT_ALLOWED: {
    message: {
      nl: 'Alleen het contingent van de regio wordt verdeeld.',
      en: 'Only the quota of the region is divided.',
    },
    whatToDo: { nl: 'Laat municipality of division weg.', en: 'Leave out municipality or division.' },
  },
  ALLOCATION_FIGURES: {
    message: {
      nl: 'Met deze sleutelgetallen kan niet worden verdeeld.',
      en: 'Nothing can be divided by these figures.',
    },
    whatToDo: {
      nl: 'Geef elke gemeente een keer, getallen van 0 of meer, en minstens een boven 0.',
      en: 'Give each municipality once, figures of 0 or more, and at least one above 0.',
    },
  },
  PERIOD_UNKNOWN: {
    message: { nl: 'Dit is geen kwartaal en geen half jaar.', en: 'This is no quarter and no half-year.' },
    whatToDo: {
      nl: 'Geef een kwartaal, zoals 2027-Q2, of een half jaar, zoals 2027-H1.',
      en: 'Give a quarter, such as 2027-Q2, or a half-year, such as 2027-H1.',
    },
  },
  PERIOD_PASSED: {
    message: {
      nl: 'Deze periode is voorbij; het is vandaag {today}.',
      en: 'This period is over; today is {today}.',
    },
    whatToDo: {
      nl: 'Geef de periode waarin nu een woning wordt verwacht.',
      en: 'Give the period in which a home is expected now.',
    },
  },
  PERIOD_TOO_FAR: {
    message: { nl: 'Deze periode ligt te ver vooruit.', en: 'This period lies too far ahead.' },
    whatToDo: { nl: 'Geef een periode tot en met {last}.', en: 'Give a period up to and with {last}.' },
  },
  GUIDANCE_NOT_ARRANGED: {
    message: {
      nl: 'Er is een einddatum van begeleiding die niet geregeld is.',
      en: 'There is an end of guidance that is not arranged.',
    },
    whatToDo: {
      nl: 'Geef guidanceArranged: true, of laat guidanceUntil weg.',
      en: 'Give guidanceArranged: true, or leave out guidanceUntil.',
    },
  },
  AREA_OUTSIDE_MARKET: {
    message: {
      nl: 'Gemeente {municipality} ligt in de andere woningmarktregio.',
      en: 'Municipality {municipality} lies in the other housing market.',
    },
    whatToDo: {
      nl: 'Blijf binnen housingMarket: de twee worden niet gemengd.',
      en: 'Stay within housingMarket: the two are not mixed.',
    },
  },
  AREA_TWICE: {
    message: {
      nl: 'Gemeente {municipality} is meer dan eens genoemd.',
      en: 'Municipality {municipality} is named more than once.',
    },
    whatToDo: {
      nl: 'Noem haar een keer, als voorkeur of als uitsluiting.',
      en: 'Name it once, as preferred or as excluded.',
    },
  },
  NOWHERE_LEFT: {
    message: {
      nl: 'Zo blijft in de woningmarktregio geen gemeente over.',
      en: 'This leaves no municipality in the housing market.',
    },
    whatToDo: {
      nl: 'Sluit minder gemeenten uit, of kies de andere woningmarktregio.',
      en: 'Exclude fewer municipalities, or choose the other housing market.',
    },
  },
  NEED_CHANGED: {
    message: {
      nl: 'De woonbehoefte is veranderd sinds de versie die u zag.',
      en: 'The housing need has changed since the version that you saw.',
    },
    whatToDo: {
      nl: 'Bekijk de nieuwe stand in housingNeed en leg de behoefte opnieuw vast.',
      en: 'Look at the new state in housingNeed and record the need again.',
    },
  },
  NO_HOME_SOUGHT: {
    message: {
      nl: 'Voor deze cliënt wordt geen woning gezocht: het traject staat op {phase}.',
      en: 'No home is sought for this client: the trajectory stands at {phase}.',
    },
    whatToDo: {
      nl: 'Komt de cliënt terug, meld dan eerst RETURNED met reportTrajectoryEvent.',
      en: 'If the client comes back, first report RETURNED with reportTrajectoryEvent.',
    },
  },
  NEED_IN_NOMINATION: {
    message: {
      nl: 'Er loopt een voordracht in de andere woningmarktregio.',
      en: 'A nomination in the other housing market is under way.',
    },
    whatToDo: {
      nl: 'Laat eerst de voordracht intrekken.',
      en: 'Have the nomination withdrawn first.',
    },
  },
} as const satisfies Record<string, { message: Bilingual; whatToDo: Bilingual }>;

const anotherNumber: Bilingual = {
  nl: 'Op geen enkele latere datum is dit mogelijk: kies een ander aantal, of corrigeer eerst de regel die in de weg staat.',
  en: 'It is not possible on any later date: choose another number, or first correct the line that is in the way.',
};

/** What to do where no date makes it possible, by what is in the way. */
export const withoutDate = {
  PLACES_BELOW_ZERO: anotherNumber,
  OUT_OF_USE_ABOVE_PLACES: anotherNumber,
  OUT_OF_USE_BELOW_ZERO: {
    nl: 'Kies een kleiner aantal; komen plekken eerder terug dan gemeld, corrigeer dan de einddatum van die melding.',
    en: 'Choose a smaller number; if places are back earlier than reported, correct the end date of that report.',
  },
  BEFORE_OPENING: {
    nl: 'Meld dit op of na de openingsdatum, of corrigeer eerst de opening.',
    en: 'Report this on the opening date or later, or first correct the opening.',
  },
  ALREADY_OPENED: {
    nl: 'Meld een uitbreiding (EXPANSION) of inkrimping (REDUCTION), of corrigeer de eerdere opening.',
    en: 'Report an EXPANSION or a REDUCTION, or correct the earlier opening.',
  },
  CLOSED_ALREADY: {
    nl: 'Gaat de voorziening weer open, meld dan eerst een OPENING; was de sluiting een vergissing, trek die dan in.',
    en: 'If the facility opens again, report an OPENING first; if the closure was a mistake, withdraw it.',
  },
  STILL_OCCUPIED: {
    nl: 'Meld eerst een telling van 0, op of voor de sluitingsdatum.',
    en: 'Report a count of 0 first, on the closing date or before it.',
  },
  STAYS_OPEN: {
    nl: 'Meld eerst het einde van de verblijven, op of voor de sluitingsdatum.',
    en: 'Report the end of the stays first, on the closing date or before it.',
  },
} as const satisfies Record<string, Bilingual>;

export type UserErrorCode = keyof typeof userErrorCatalogue;
