import { registerParty } from '#platform/parties/index.ts';
import { withInstallation } from './installation.ts';

interface Flags {
  readonly name: string;
  readonly kind: string;
  readonly country?: string;
  readonly administrator: string;
  readonly email: string;
}

/** `npx entente register <slug> …`: the first party of an installation without the demonstration, and its administrator. */
export const register = (flags: Flags, slug: string): Promise<void> =>
  withInstallation(async platform => {
    const administrator = { name: flags.administrator, email: flags.email };
    const { name, kind, country = null } = flags;
    console.log(await registerParty(platform, { slug, name, kind, country, administrator }));
  });
