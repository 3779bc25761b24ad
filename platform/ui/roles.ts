import { useText } from '#platform/i18n/registry.ts';

/** The name of a role (`duty-officer`) in the reader's language. */
export function useRoleName(): (role: string) => string {
  const t = useText('ui');
  return role => t(`role.${role}`);
}
