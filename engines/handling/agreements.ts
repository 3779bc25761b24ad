import { type Truth, truthOf } from '#engines/kernel/truth.ts';
import type { Finding, Scene } from './atom-truth.ts';
import { levelNamed } from './clearances.ts';
import { countryCode } from './countries.ts';
import { latestEnd } from './ends.ts';
import type { Lexicons, Party } from './types.ts';

type Agreement = NonNullable<Party['agreements']>[number];

function coversLevel(agreement: Agreement, scheme: string, code: string, lexicons: Lexicons): boolean {
  if (agreement.levels === undefined) return true;
  return agreement.levels.some(text => {
    const bare = text.replace(/^[a-z0-9-]+[:/]\s*/, '');
    return levelNamed(lexicons, scheme, bare)?.code === code;
  });
}

function inForce(agreement: Agreement, at: string | undefined): Truth {
  const { from, until } = agreement;
  if (from === undefined && until === undefined) return 'yes';
  if (at === undefined) return 'unknown';
  return truthOf((from === undefined || at >= from) && (until === undefined || at.slice(0, until.length) <= until));
}

/** Whether an agreement with `owner` that covers `scheme/level` is in force: `owner/scheme/level`. */
export function agreementTruth(scene: Scene, scope: string): Finding {
  const [owner = '', scheme = '', ...rest] = scope.split('/');
  const { agreements } = scene.recipient;
  if (agreements === undefined) return { truth: 'unknown' };
  const matching = agreements.filter(
    agreement =>
      agreement.with !== undefined &&
      countryCode(agreement.with, scene.lexicons) === owner &&
      coversLevel(agreement, scheme, rest.join('/'), scene.lexicons),
  );
  const current = matching.filter(agreement => inForce(agreement, scene.at) === 'yes');
  if (current.length > 0) {
    const until = latestEnd(current.map(agreement => agreement.until));
    return { truth: 'yes', ...(until !== undefined && { until }) };
  }
  return { truth: matching.some(agreement => inForce(agreement, scene.at) === 'unknown') ? 'unknown' : 'no' };
}
