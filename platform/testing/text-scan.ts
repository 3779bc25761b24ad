import { readFileSync } from 'node:fs';
import { parseSync } from 'vite';

export interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

/** A use of a text: a whole key, or a pattern where part of the key is computed. */
export interface TextUse {
  readonly namespace: string;
  readonly pattern: RegExp;
  readonly shown: string;
}

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

function visit(node: Node, each: (node: Node) => void): void {
  each(node);
  for (const value of Object.values(node)) {
    if (isNode(value)) visit(value, each);
    else if (Array.isArray(value)) for (const item of value) if (isNode(item)) visit(item, each);
  }
}

export function parse(path: string): Node {
  const { program, errors } = parseSync(path, readFileSync(path, 'utf8'), {
    lang: path.endsWith('.tsx') ? 'tsx' : 'ts',
  });
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  return program as unknown as Node;
}

const quoted = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The keys an argument can be: a string, a template with computed parts, or either branch of a choice. */
function patternsOf(argument: Node | undefined): readonly { readonly pattern: RegExp; readonly shown: string }[] {
  if (argument?.type === 'Literal' && typeof argument['value'] === 'string') {
    return [{ pattern: new RegExp(`^${quoted(argument['value'])}$`), shown: argument['value'] }];
  }
  if (argument?.type === 'TemplateLiteral') {
    const parts = (argument['quasis'] as Node[]).map(quasi => (quasi['value'] as { readonly cooked: string }).cooked);
    return [{ pattern: new RegExp(`^${parts.map(quoted).join('.+')}$`), shown: parts.join('${…}') }];
  }
  if (argument?.type === 'ConditionalExpression') {
    return [...patternsOf(argument['consequent'] as Node), ...patternsOf(argument['alternate'] as Node)];
  }
  return [];
}

/** The namespaces that a file binds with `const t = useText('…')`. */
function boundNamespaces(program: Node): ReadonlySet<string> {
  const found = new Set<string>();
  visit(program, node => {
    if (node.type !== 'CallExpression' || (node['callee'] as Node)['name'] !== 'useText') return;
    const [first] = node['arguments'] as Node[];
    if (typeof first?.['value'] === 'string') found.add(first['value']);
  });
  return found;
}

/** The room whose folder a file stands in; what is handed its `t` speaks for it. */
const roomOf = (path: string): string | undefined => /areas\/([^/]+)\/ui\//.exec(path)?.[1];

/** Every use of a text through `t(…)` in a file. A file binds one namespace, or is handed that of its room. */
export function textUses(path: string): readonly TextUse[] {
  const program = parse(path);
  const namespaces = boundNamespaces(program);
  if (namespaces.size > 1) throw new Error(`${path} binds more than one namespace: ${[...namespaces].join(', ')}`);
  const [namespace = roomOf(path)] = namespaces;
  if (namespace === undefined) return [];
  const uses: TextUse[] = [];
  visit(program, node => {
    if (node.type !== 'CallExpression' || (node['callee'] as Node)['name'] !== 't') return;
    const [first] = node['arguments'] as Node[];
    for (const each of patternsOf(first)) uses.push({ namespace, ...each });
  });
  return uses;
}

const spokenAttributes = new Set([
  'title',
  'label',
  'aria-label',
  'placeholder',
  'description',
  'alt',
  'note',
  'why',
  'caption',
  'header',
  'explain',
  'confirm',
  'filter',
  'summary',
  'detail',
  'aside',
]);
const notLanguage = /^(Entente|UTC|Ctrl K|TLP:|PACE)$/;

/** Strings a reader would see that stand in the markup instead of a resource file. */
export function hardCodedStrings(path: string): readonly string[] {
  const found: string[] = [];
  const check = (text: string): void => {
    const trimmed = text.trim();
    if (/\p{L}{2}/u.test(trimmed) && !notLanguage.test(trimmed)) found.push(trimmed);
  };
  visit(parse(path), node => {
    if (node.type === 'JSXText') check(String(node['value']));
    if (node.type !== 'JSXAttribute' || !spokenAttributes.has(String((node['name'] as Node)['name']))) return;
    const value = node['value'] as Node | null;
    if (value?.type === 'Literal' && typeof value['value'] === 'string') check(value['value']);
  });
  return found;
}
