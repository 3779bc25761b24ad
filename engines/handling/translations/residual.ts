import type { Reason } from '#engines/kernel/citation.ts';
import type { Contribution } from '../contribution.ts';
import { inFrench } from '../say/french.ts';
import type { ComponentName } from '../types.ts';

/** What the target marking cannot say, as an instruction for the recipient in English and in French. */
export interface Residual {
  readonly code: string;
  readonly en: string;
  readonly fr: string;
  readonly component: ComponentName;
  /** every component that the one instruction carries, where it carries several */
  readonly components?: readonly ComponentName[];
}

type Texts = Readonly<Record<string, readonly [en: string, fr: string]>>;

/** Instructions by the rule they carry. A rule that is not here is carried by its component, with its own words quoted. */
const byRule: Texts = {
  noforn: [
    'Do not give or show this to anyone who is not a US citizen, nor to any foreign government or organisation.',
    'Ne remettez ni ne montrez ceci à une personne qui n’est pas citoyenne des États-Unis, ni à un gouvernement ou à une organisation étrangers.',
  ],
  austeo: [
    'Australian citizens only, whatever clearance or agreement others hold.',
    'Réservé aux citoyens australiens, quels que soient l’habilitation ou l’accord dont disposent d’autres personnes.',
  ],
  'special-france': [
    'French nationals only; no release to a foreign state, its nationals, an international organisation or a company under foreign law.',
    'Réservé aux ressortissants français ; aucune communication à un État étranger, à ses ressortissants, à une organisation internationale ou à une entreprise de droit étranger.',
  ],
  nzeo: [
    'New Zealand citizens only; ask New Zealand before anyone else sees it.',
    'Réservé aux citoyens néo-zélandais ; consultez la Nouvelle-Zélande avant toute autre communication.',
  ],
  'canadian-eyes-only': ['Canadian citizens only.', 'Réservé aux citoyens canadiens.'],
  'no-foreign-release': [
    'Not released to any foreign government or national: ask the originator first.',
    'Aucune communication à un gouvernement ou à un ressortissant étranger : consultez d’abord l’émetteur.',
  ],
  'originator-consent': [
    'Do not pass this on without the consent of its originator.',
    'Ne transmettez pas ceci sans le consentement de l’émetteur.',
  ],
  'orcon-usgov': [
    'Outside the US executive branch, pass this on only with the consent of its originator.',
    'Hors du pouvoir exécutif des États-Unis, ne transmettez ceci qu’avec le consentement de l’émetteur.',
  ],
  fgi: [
    'Contains information of a foreign government: release it only with that government’s consent.',
    'Contient des informations d’un gouvernement étranger : ne les communiquez qu’avec son consentement.',
  ],
  'pcii-purpose': [
    'Do not use this for regulation, in court or for sale; it serves the protection of infrastructure only.',
    'N’utilisez pas ceci à des fins de régulation, en justice ou de vente ; il sert uniquement à protéger les infrastructures.',
  ],
  'chatham-house-names': [
    'Use the content freely, but name neither the speaker nor any participant, nor their organisations.',
    'Utilisez librement le contenu, mais ne nommez ni l’orateur, ni aucun participant, ni leurs organisations.',
  ],
  'source-not-named': ['Do not disclose the identity of the source.', 'Ne divulguez pas l’identité de la source.'],
  'tlp-amber-audience': [
    'For your organisation and those of its clients who need it to protect themselves; not for your service providers.',
    'Pour votre organisation et ceux de ses clients qui en ont besoin pour se protéger ; pas pour vos prestataires.',
  ],
  'tlp-amber-strict-audience': [
    'For your organisation only: do not pass it to clients.',
    'Pour votre organisation uniquement : ne le transmettez pas à vos clients.',
  ],
  'tlp-red-audience': [
    'For the named individuals of the exchange only: pass it to nobody else.',
    'Réservé aux personnes nommément destinataires de l’échange : ne le transmettez à personne d’autre.',
  ],
  'tlp-green-audience': [
    'For your community; never on a public channel.',
    'Pour votre communauté ; jamais sur un canal public.',
  ],
  'tlp-onward-free': ['It may be passed on freely.', 'Peut être transmis librement.'],
  'tlp-onward-within': ['Pass it on inside your community only.', 'Ne le transmettez qu’au sein de votre communauté.'],
  'tlp-onward-clients': [
    'Clients may have it to protect themselves, and pass it no further.',
    'Vos clients peuvent l’avoir pour se protéger, sans le transmettre plus loin.',
  ],
  'tlp-onward-consent': [
    'Pass it on to nobody else without the permission of its originator.',
    'Ne le transmettez à personne d’autre sans l’autorisation de l’émetteur.',
  ],
  'foreign-origin': [
    'For the nation that made it and those it was given to; nobody else without that nation’s consent.',
    'Pour la nation qui l’a produit et ceux qui l’ont reçu ; personne d’autre sans l’accord de cette nation.',
  ],
  'named-recipients': ['For the named recipients only.', 'Réservé aux destinataires nommément désignés.'],
  'limite-audience': [
    'For the Council, the Commission, the EEAS and administrations of the member states; not for the media or the public.',
    'Pour le Conseil, la Commission, le SEAE et les administrations des États membres ; pas pour les médias ni le public.',
  ],
  embargo: ['Keep this to yourself until its embargo ends.', 'Gardez ceci pour vous jusqu’à la fin de l’embargo.'],
  'level-need-to-know': [
    'Give this only to those who need to know it.',
    'Ne donnez ceci qu’aux personnes qui ont besoin d’en connaître.',
  ],
  'cui-lawful-purpose': [
    'Share this only where that furthers a lawful government purpose.',
    'Ne partagez ceci que dans l’intérêt d’une mission publique licite.',
  ],
  'body-originator-control': [
    'Release beyond the body that owns it needs its originator.',
    'Toute communication hors de l’organisation propriétaire requiert l’accord de l’émetteur.',
  ],
};

const quoted =
  (en: string, fr: string) =>
  ({ text, code }: Reason): readonly [string, string] => [
    `${en}: ${text}`,
    `${fr} : « ${inFrench(text, code) ?? text} »`,
  ];

const byComponent: Readonly<Record<ComponentName, (reason: Reason) => readonly [string, string]>> = {
  audience: quoted('Keep to the audience of the original', 'Respectez les destinataires prévus par l’original'),
  onward_release: quoted('Pass on only as the original allows', 'Ne transmettez que dans les conditions de l’original'),
  protection: quoted('Protect as the original requires', 'Protégez comme l’exige l’original'),
  caveat_conditions: quoted(
    'Follow the handling the original adds',
    'Appliquez les consignes supplémentaires de l’original',
  ),
  permitted_actions: quoted('Do only what the original permits', 'Ne faites que ce que l’original autorise'),
  attribution: quoted('Name nobody whom the original protects', 'Ne nommez aucune personne que l’original protège'),
  duration: quoted('The duration is that of the original', 'La durée est celle de l’original'),
  legal_basis: quoted(
    'The law behind the original still applies',
    'Le droit qui fonde l’original continue de s’appliquer',
  ),
};

/** The instruction that carries one rule of the source into words. */
export function residualOf({ reason }: Contribution, component: ComponentName): Residual {
  const [en, fr] = byRule[reason.code] ?? byComponent[component](reason);
  return { code: reason.code, en, fr, component };
}

/** Words for what a particular instrument or tier asks beyond the marking. */
export const residual = (code: string, component: ComponentName, en: string, fr: string): Residual => ({
  code,
  en,
  fr,
  component,
});
