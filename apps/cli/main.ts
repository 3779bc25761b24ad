// The terminal: `npx entente --help`. Commands load what they need when they run.
import { run } from '@stricli/core';
import { application } from './application.ts';

await run(application, process.argv.slice(2), { process });
