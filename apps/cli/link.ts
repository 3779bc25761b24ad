import { linkForEmail } from '#platform/auth/index.ts';
import { withInstallation } from './installation.ts';

/** `npx entente link <email>`: prints the address; it is good once, for a day. */
export const link = (_flags: object, email: string): Promise<void> =>
  withInstallation(async platform => {
    console.log(await linkForEmail(platform, email));
  });
