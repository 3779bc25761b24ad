import type { Finding, Rule, Tree } from '../finding.ts';

interface Shape {
  readonly rooms: RegExp;
  readonly needs: readonly string[];
  readonly except?: readonly string[];
  /** only rooms that have this file; without: every room */
  readonly having?: string;
}

const shapes: readonly Shape[] = [
  {
    rooms: /^engines\/([^/]+)\//,
    needs: ['README.md', 'index.ts', 'types.ts', 'reference.ts', 'bench.ts'],
    except: ['kernel'],
  },
  {
    rooms: /^areas\/([^/]+)\//,
    needs: ['README.md', 'contract.ts', 'index.ts', 'routes.ts', 'service.ts', 'store.ts'],
    having: 'index.ts',
  },
  // An area without a server side: everything it does runs in the browser on the engines.
  { rooms: /^areas\/([^/]+)\//, needs: ['README.md', 'ui/index.tsx'] },
  { rooms: /^formats\/([^/]+)\//, needs: ['README.md', 'read.ts'] },
  {
    rooms: /^packs\/lexicons\/([^/]+)\//,
    needs: ['pack.yaml', 'terms.yaml', 'lattice.yaml', 'cases.yaml', 'CHANGES.md'],
  },
  {
    rooms: /^packs\/regimes\/([^/]+)\//,
    needs: ['pack.yaml', 'law.md', 'parameters.yaml', 'duties.yaml', 'cases.yaml', 'CHANGES.md'],
  },
];

/** Every room of a kind holds the same files, so that who knows one knows all; and at least one test. */
export const roomShape: Rule = tree => shapes.flatMap(shape => shapeFindings(tree, shape));

function shapeFindings(tree: Tree, shape: Shape): Finding[] {
  const rooms = new Set<string>();
  for (const file of tree.keys()) {
    const match = shape.rooms.exec(file);
    if (!match || shape.except?.includes(match[1] ?? '')) continue;
    if (shape.having === undefined || tree.has(`${match[0]}${shape.having}`)) rooms.add(match[0]);
  }
  return [...rooms].flatMap(room => {
    const missing = shape.needs
      .filter(name => !tree.has(`${room}${name}`))
      .map(name => ({ file: `${room}${name}`, rule: 'room-shape', message: 'every room of this kind has it' }));
    const tested =
      room.startsWith('packs/') || [...tree.keys()].some(file => file.startsWith(room) && file.endsWith('.test.ts'));
    return tested ? missing : [...missing, { file: room, rule: 'room-shape', message: 'has no test' }];
  });
}
