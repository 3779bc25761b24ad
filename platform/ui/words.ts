import { useCallback } from 'react';
import { useText } from '#platform/i18n/registry.ts';

/** The name of a role (`duty-officer`) in the reader's language. */
export function useRoleName(): (role: string) => string {
  const t = useText('ui');
  return role => t(`role.${role}`);
}

/** The name of a mode (`exercise`) in the reader's language, in capitals as the frame says it. */
export function useModeName(): (mode: string) => string {
  const t = useText('ui');
  return useCallback(mode => t(`mode.${mode}`), [t]);
}

/** The name of a kind of channel (`emergency-voice`) in the reader's language. */
export function useChannelName(): (kind: string) => string {
  const t = useText('ui');
  return kind => t(`channel.${kind}`);
}

/** How fresh what is known of a channel is (`never-verified`), in the reader's language. */
export function useFreshnessName(): (freshness: string) => string {
  const t = useText('ui');
  return freshness => t(`freshness.${freshness}`);
}

/** The state of a team's key (`expiring`) in the reader's language. */
export function useKeyStateName(): (state: string) => string {
  const t = useText('ui');
  return state => t(`keyState.${state}`);
}

/** The name of a class of information (`victim-impact`) in the reader's language. */
export function useClassName(): (informationClass: string) => string {
  const t = useText('ui');
  return informationClass => t(`informationClass.${informationClass}`);
}
