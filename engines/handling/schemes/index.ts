import type { SchemeReading } from '../contribution.ts';
import { euClassified, limite, nato } from './bodies.ts';
import { chathamHouse } from './chatham-house.ts';
import { iep } from './iep.ts';
import { misp } from './misp.ts';
import { company, national, sharedCaveats } from './national.ts';
import { pap } from './pap.ts';
import { tlp } from './tlp.ts';
import { acs, ais } from './us-sharing.ts';
import { usClassified, usCui, usStatutory } from './united-states.ts';

const bySchemeId: Readonly<Record<string, SchemeReading>> = {
  'tlp-1': tlp,
  'tlp-2': tlp,
  pap,
  'iep-2': iep,
  'misp-distribution': misp,
  'chatham-house-rule': chathamHouse,
  'us-capco': usClassified,
  'us-cui': usCui,
  'us-pcii': usStatutory,
  'us-ssi': usStatutory,
  'us-cvi': usStatutory,
  'us-ceii': usStatutory,
  nato,
  'eu-euci': euClassified,
  'eu-limite': limite,
  'corp-4': company,
  'ais-tlp': ais,
  'acs-3': acs,
};

/** What a scheme says beyond its pack; a scheme without a reading of its own is read as a national ladder. */
export const readingOf = (scheme: string): SchemeReading => bySchemeId[scheme] ?? national;

export { sharedCaveats };
