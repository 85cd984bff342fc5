import { codes } from '../../graphql/codes';

/**
 * For whom a place is meant, in the words of the region's documents: the vision (2020-2025), the agenda (2021-2022, par. 3, table of
 * the estimated demand) and the second edition of the programme (action 2.3).
 */
export const TargetGroup = codes(
  'TargetGroup',
  'Doelgroep. For whom a place is meant, in the words of the documents; groups overlap and add up to nothing.',
  {
    // Vision, appendix 6, "'Klassieke' daklozen".
    PSYCHIATRY_OR_ADDICTION: "'klassieke' daklozen: langdurige psychiatrische problematiek of verslaving",
    // Vision, appendix 6, "'Economische of nieuwe' daklozen".
    NEWLY_HOMELESS: "'economische of nieuwe' daklozen",
    // Vision, appendix 6, "Dak- en thuisloze jongeren"; agenda, demand.
    YOUNG_PEOPLE: 'dak- en thuisloze jongeren',
    // Vision, par. 3.2; agenda, demand; programme, action 2.3.
    FAMILIES: 'gezinnen',
    // Vision, par. 3.2: women whose safety at home is not at risk; programme, action 2.3.
    WOMEN: 'vrouwen',
    // Vision, appendix 1, "Lokale inzet".
    MILD_INTELLECTUAL_DISABILITY: 'mensen met een licht verstandelijke beperking',
    OLDER_PEOPLE: 'ouderen',
    // Programme, action 2.3, "Kleinschalige tussenvoorzieningen".
    LIGHT_PROBLEMS: 'mensen met lichte problemen',
    // Programme, action 2.3, "Merwedehuisjes" and "Woonzorgvoorziening".
    VERY_COMPLEX_PROBLEMS: 'langdurig dak- en thuislozen met zeer complexe problematiek',
    // Agenda, demand: people who move on from an institution.
    FROM_SHELTERED_HOUSING: 'uitstroom beschermd wonen',
    FROM_SHELTER: 'uitstroom maatschappelijke opvang',
    FROM_YOUTH_CARE: 'uitstroom jeugdzorg',
    FROM_PRISON: 'uitstroom penitentiaire instelling',
  },
);
