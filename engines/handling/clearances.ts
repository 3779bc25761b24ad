import { type Truth, truthOf } from '#engines/kernel/truth.ts';
import type { Finding, Scene } from './atom-truth.ts';
import { levelAtLeast } from './components/protection.ts';
import { countryCode } from './countries.ts';
import { edgesFrom } from './edges.ts';
import { latestEnd } from './ends.ts';
import type { Lexicons, Level, Party } from './types.ts';

type Clearance = NonNullable<Party['clearances']>[number];

const sameText = (a: string, b: string) => a.toUpperCase() === b.toUpperCase();

/** The level of a scheme by its code, label or alias. */
export function levelNamed(lexicons: Lexicons, scheme: string, text: string): Level | undefined {
  const levels = lexicons.byId.get(scheme)?.levels ?? [];
  return (
    levels.find(l => sameText(l.code, text)) ??
    levels.find(l => sameText(l.label, text) || l.aliases.some(alias => sameText(alias, text)))
  );
}

const located = (scheme: string, level: Level) => ({
  scheme,
  level: level.code,
  track: level.track,
  order: level.order,
});

/** A national clearance is granted by its own state: another state as sponsor makes the claim one to look into. */
function sponsorFits(clearance: Clearance, lexicons: Lexicons): boolean {
  const owner = lexicons.byId.get(clearance.scheme)?.jurisdiction;
  const sponsor = clearance.sponsor && countryCode(clearance.sponsor, lexicons);
  if (!sponsor || !lexicons.countries.has(sponsor) || !owner || !/^[A-Z]{2}$/.test(owner) || owner === 'EU')
    return true;
  return sponsor === countryCode(owner, lexicons);
}

function covers(clearance: Clearance, scheme: string, level: Level, scene: Scene): boolean {
  const { lexicons, at } = scene;
  const held = levelNamed(lexicons, clearance.scheme, clearance.level);
  if (held === undefined || !sponsorFits(clearance, lexicons)) return false;
  if (clearance.scheme === scheme) return levelAtLeast(located(scheme, held), located(scheme, level));
  return edgesFrom(clearance.scheme, scheme, lexicons, at).some(edge => {
    if (edge.relation !== 'equal' || edge.toLevel === null) return false;
    const from = levelNamed(lexicons, clearance.scheme, edge.fromLevel);
    const to = levelNamed(lexicons, scheme, edge.toLevel);
    return (
      from !== undefined &&
      to !== undefined &&
      levelAtLeast(located(clearance.scheme, held), located(clearance.scheme, from)) &&
      levelAtLeast(located(scheme, to), located(scheme, level))
    );
  });
}

/** Whether the party holds a clearance in force for `scheme/level`, of that scheme or of one an instrument equates with it. */
export function clearanceTruth(scene: Scene, place: string): Finding {
  const slash = place.indexOf('/');
  const [scheme, code] = [place.slice(0, slash), place.slice(slash + 1)];
  const level = levelNamed(scene.lexicons, scheme, code);
  const { clearances } = scene.recipient;
  if (clearances === undefined || level === undefined) return { truth: 'unknown' };
  const covering = clearances.filter(clearance => covers(clearance, scheme, level, scene));
  const current = covering.filter(
    c => c.expires === undefined || (scene.at !== undefined && scene.at.slice(0, c.expires.length) <= c.expires),
  );
  if (current.length > 0) {
    const until = latestEnd(current.map(c => c.expires));
    return { truth: 'yes', ...(until !== undefined && { until }) };
  }
  return { truth: covering.length > 0 && scene.at === undefined ? 'unknown' : truthOf(false) };
}

/**
 * A clearance of the recipient's own state for another state's information, where no instrument known here pairs the two
 * ladders: whether it is recognised is for the agreement to say, so it stays unknown until that is attested. A clearance
 * of a lower tier is no candidate; the tier is a floor here and never a proof.
 */
export function recognisedTruth(scene: Scene, place: string): Truth {
  const slash = place.indexOf('/');
  const [scheme, code] = [place.slice(0, slash), place.slice(slash + 1)];
  const { recipient, lexicons, at, facts } = scene;
  const level = levelNamed(lexicons, scheme, code);
  const country = recipient.country && countryCode(recipient.country, lexicons);
  const candidate = (recipient.clearances ?? []).some(clearance => {
    const lexicon = lexicons.byId.get(clearance.scheme);
    const held = levelNamed(lexicons, clearance.scheme, clearance.level);
    const own =
      lexicon !== undefined && countryCode(lexicon.jurisdiction, lexicons) === country && clearance.scheme !== scheme;
    const high = (held?.protectionBand ?? 0) >= (level?.protectionBand ?? 5);
    const current =
      clearance.expires === undefined ||
      (at !== undefined && at.slice(0, clearance.expires.length) <= clearance.expires);
    return own && high && current && edgesFrom(clearance.scheme, scheme, lexicons, at).length === 0;
  });
  return candidate && typeof facts.clearance_recognised !== 'boolean'
    ? 'unknown'
    : truthOf(candidate && facts.clearance_recognised === true);
}
