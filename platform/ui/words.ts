import { useText } from '#platform/i18n/registry.ts';

/** The name of a role (`duty-officer`) in the reader's language. */
export function useRoleName(): (role: string) => string {
  const t = useText('ui');
  return role => t(`role.${role}`);
}

/** The name of a kind of channel (`emergency-voice`) in the reader's language. */
export function useChannelName(): (kind: string) => string {
  const t = useText('ui');
  return kind => t(`channel.${kind}`);
}

/** The name of a class of information (`victim-impact`) in the reader's language. */
export function useClassName(): (informationClass: string) => string {
  const t = useText('ui');
  return informationClass => t(`informationClass.${informationClass}`);
}
