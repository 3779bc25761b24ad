import { config } from 'zod';

// Evaluated before the schemas of the packs are built: they must not probe for `eval`, which the page's policy refuses.
config({ jitless: true });
