import type { ActTable } from '#platform/ui/acts/registry.ts';

export default {
  room: { en: 'Agreements', fr: 'Accords' },
  subjects: { agreement: { en: 'agreement', fr: 'accord' }, instrument: { en: 'instrument', fr: 'instrument' } },
  kinds: {
    'agreement.approved': { en: 'Agreement approved by counsel', fr: 'Accord approuvé par le conseil' },
    'agreement.corrected': { en: 'Agreement corrected', fr: 'Accord corrigé' },
    'agreement.obligation-met': { en: 'Obligation met', fr: 'Obligation remplie' },
    'agreement.proposed': { en: 'Agreement proposed', fr: 'Accord proposé' },
    'agreement.returned': { en: 'Agreement returned by counsel', fr: 'Accord renvoyé par le conseil' },
    'agreement.revised': { en: 'Agreement revised', fr: 'Accord révisé' },
    'agreement.signed': { en: 'Signature recorded', fr: 'Signature consignée' },
    'agreement.submitted': { en: 'Agreement handed to counsel', fr: 'Accord remis au conseil' },
    'agreement.terminated': { en: 'Agreement terminated', fr: 'Accord dénoncé' },
    'instrument.registered': { en: 'Instrument registered', fr: 'Instrument enregistré' },
  },
} satisfies ActTable;
