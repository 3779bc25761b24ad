import { useMe } from '#platform/ui/me.ts';

/** What the reader may plan: the server decides, this only leaves out what it would refuse. */
export function useMayPlan(): boolean {
  const roles = useMe()?.acting?.roles ?? [];
  return roles.some(role => role === 'chair' || role === 'secretariat' || role === 'legal-counsel');
}

/** What the reader is to a meeting of this host. */
export function useStanding(host: number) {
  const acting = useMe()?.acting;
  const roles = acting?.roles ?? [];
  const hosts = acting?.party.id === String(host);
  const counsel = roles.includes('legal-counsel');
  const leads = hosts && roles.some(role => role === 'chair' || role === 'secretariat');
  return {
    /** name of the party acted for */
    actsFor: acting?.party.name,
    leads,
    keeps: leads || (hosts && counsel),
    chairs: hosts && roles.includes('chair'),
    counsel,
    ownCounsel: hosts && counsel,
  };
}
