import { exportToTerminal, importFromTerminal } from '#areas/directory/cli.ts';
import { withInstallation } from './installation.ts';

/** `npx entente directory import <file>`: every row's fate is told, and what to do about those that need a hand. */
export const importList = (flags: { source?: string; preview?: boolean }, file: string): Promise<void> =>
  withInstallation(async platform => {
    for (const line of await importFromTerminal(platform, { file, ...flags })) console.log(line);
  });

/** `npx entente directory export <csv|json|vcf>`: the directory, for paper and other tools. */
export const exportList = (_flags: object, format: 'csv' | 'json' | 'vcf'): Promise<void> =>
  withInstallation(async platform => {
    process.stdout.write(await exportToTerminal(platform, format));
  });
