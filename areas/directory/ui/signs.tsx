import { currentLanguage, useText } from '#platform/i18n/registry.ts';
import { timeText } from '#platform/i18n/time.ts';
import { useFreshnessName, useKeyStateName } from '#platform/ui/words.ts';
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
  return <Sign tone={freshTone[state]} word={useFreshnessName()(state)} />;
}

export function KeySign({ state }: { readonly state: KeyState }) {
  return <Sign tone={keyTone[state]} word={useKeyStateName()(state)} />;
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

/** In the team's own zone, and saying so: nobody takes it for their own time. */
const localText = (iso: string): string =>
  timeText(new Date(iso), { zone: /[+-]\d{2}:\d{2}$/.exec(iso)?.[0] ?? 'UTC', language: currentLanguage() });

/** The marker of a team on the map, and of a country that holds several: the worst that matters. */
export function toneOf(line: TeamLine): Tone {
  if (line.standing === 'unverified') return 'unknown';
  if (line.best === null) return 'bad';
  return line.keyState === 'expired' || line.keyState === 'revoked' ? 'bad' : freshTone[line.freshness];
}
