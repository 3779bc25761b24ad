// The terminal: `npx entente --help`. Commands load what they need when they run.
import { run } from '@stricli/core';
import { application } from './application.ts';

// A reader that has seen enough (`| head`) closes the pipe; that is no error.
process.stdout.on('error', error => process.exit((error as NodeJS.ErrnoException).code === 'EPIPE' ? 0 : 1));
await run(application, process.argv.slice(2), { process });
