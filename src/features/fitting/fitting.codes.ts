import { codes } from '../../graphql/codes';

export const FittingRuleCode = codes(
  'FittingRuleCode',
  'Regel voor passendheid. By which rule a home fits what somebody needs.',
  {
    HOUSING_MARKET: 'woningmarktregio',
    EXCLUDED_MUNICIPALITY: 'uitgesloten gemeente',
    MUNICIPALITY: 'gemeente van voorkeur',
    KIND_OF_DWELLING: 'soort woning',
    ROOMS: 'kamers',
    ACCESSIBILITY: 'toegankelijkheid',
    RENT: 'huur',
    RENT_FOR_HOUSEHOLD: 'huur bij de grootte van het huishouden',
    NOT_TOO_LATE: 'niet te laat beschikbaar',
    NOT_TOO_EARLY: 'niet te vroeg beschikbaar',
  },
);
