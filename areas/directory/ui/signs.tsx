import { useText } from '#platform/i18n/registry.ts';
import type { ChannelNow, Freshness, KeyState, TeamLine } from '../contract.ts';
import classes from './directory.module.css';

type Tone = 'good' | 'warn' | 'bad' | 'unknown' | 'quiet';

const shapes: Readonly<Record<Tone, string>> = { good: '●', warn: '▲', bad: '✕', unknown: '◇', quiet: '·' };

/** A state by shape, colour and word. */
export function Sign({ tone, word }: { readonly tone: Tone; readonly word: string }) {
  return (
    <span className={classes.sign} data-tone={tone}>
      <span aria-hidden="true">{shapes[tone]}</span> {word}
    </span>
  );
}

const freshTone: Readonly<Record<Freshness, Tone>> = {
  verified: 'good',
  ageing: 'warn',
  stale: 'bad',
  unreachable: 'bad',
  disputed: 'bad',
  'never-verified': 'unknown',
};
const keyTone: Readonly<Record<KeyState, Tone>> = {
  none: 'quiet',
  valid: 'good',
  expiring: 'warn',
  expired: 'bad',
  revoked: 'bad',
  unverified: 'unknown',
};

export function FreshnessSign({ state }: { readonly state: Freshness }) {
  const t = useText('directory');
  return <Sign tone={freshTone[state]} word={t(`freshness.${state}`)} />;
}

export function KeySign({ state }: { readonly state: KeyState }) {
  const t = useText('directory');
  return <Sign tone={keyTone[state]} word={t(`key.${state}`)} />;
}

export function StandingSign({ state }: { readonly state: TeamLine['standing'] }) {
  const t = useText('directory');
  return <Sign tone={state === 'unverified' ? 'unknown' : 'good'} word={t(`standing.${state}`)} />;
}

/** Whether somebody is there now, or from when; unusable channels say so. */
export function OpenSign({ now }: { readonly now: ChannelNow }) {
  const t = useText('directory');
  if (!now.usable) return <Sign tone="bad" word={t('open.unusable')} />;
  if (now.open) return <Sign tone="good" word={t('open.now')} />;
  return <Sign tone="warn" word={now.opensAt ? t('open.at', { at: localText(now.opensAt) }) : t('open.unknown')} />;
}

// The offset of the team stays in the text, so that nobody takes it for their own time.
const localText = (iso: string): string => iso.replace('T', ' ');

/** The marker of a team on the map, and of a country that holds several: the worst that matters. */
export function toneOf(line: TeamLine): Tone {
  if (line.standing === 'unverified') return 'unknown';
  if (line.best === null) return 'bad';
  return line.keyState === 'expired' || line.keyState === 'revoked' ? 'bad' : freshTone[line.freshness];
}
