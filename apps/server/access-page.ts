// The page of routes and roles: `node apps/server/access-page.ts` writes it anew.
import fs from 'node:fs';
import path from 'node:path';
import { accessTableMarkdown } from '#platform/auth/access-table.ts';
import { checkout } from '#platform/config/config.ts';

export const accessFile = path.join(checkout, 'docs/developer/access.md');

if (import.meta.main) {
  const { testInstallation } = await import('./testing/installation.ts');
  const installation = await testInstallation();
  fs.mkdirSync(path.dirname(accessFile), { recursive: true });
  fs.writeFileSync(accessFile, accessTableMarkdown(installation.server.accessTable));
  await installation.close();
  console.log('wrote docs/developer/access.md');
}
