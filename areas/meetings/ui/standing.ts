import { useMe } from '#platform/ui/me.ts';

/** What the reader is to a meeting: the server decides, this only leaves out what it would refuse. */
export function useStanding(host: number) {
  const acting = useMe()?.acting;
  const roles = acting?.roles ?? [];
  const hosts = acting?.party.id === String(host);
  return {
    leads: hosts && roles.some(role => role === 'chair' || role === 'secretariat'),
    chairs: hosts && roles.includes('chair'),
    counsel: roles.includes('legal-counsel'),
    ownCounsel: hosts && roles.includes('legal-counsel'),
  };
}
