import { globSync } from 'node:fs';
import { isNode, type Node, parse } from './text-scan.ts';

/** What an act is recorded with; a `*` stands for what is only known when it runs. */
interface Recorded {
  readonly kind: string;
  readonly subject: string;
  readonly path: string;
}

interface Call {
  readonly args: readonly Node[];
  readonly inside: Maker | null;
  readonly path: string;
}

/** A function, as far as it may pass on the kind of an act. */
interface Maker {
  readonly name: string;
  readonly params: readonly string[];
}

interface Folder {
  readonly calls: Map<string, Call[]>;
  /** the `kind` of every object written in a file: what a kind that comes out of an object can be */
  readonly written: Map<string, string[]>;
}

/** Every kind of act and of its subject that the server files of a folder record, found by following what is passed to `recordAct`. */
export function actKinds(folder: string): readonly Recorded[] {
  const paths = globSync(`${folder}/**/*.ts`).filter(path => !/\.test\.ts$|\/(ui|testing)\//.test(path));
  const found: Folder = { calls: new Map(), written: new Map() };
  for (const path of paths) read(parse(path), null, path, found);
  return (found.calls.get('recordAct') ?? []).flatMap(call => {
    const kind = memberOf(call.args[2], 'kind');
    const [subject = '*'] = valuesOf(memberOf(memberOf(call.args[2], 'subject'), 'kind'), call, found);
    return kind ? valuesOf(kind, call, found).map(value => ({ kind: value, subject, path: call.path })) : [];
  });
}

function read(node: Node, inside: Maker | null, path: string, found: Folder): void {
  const here = makerOf(node) ?? inside;
  const callee = node.type === 'CallExpression' ? nameOf(node['callee']) : undefined;
  if (callee !== undefined) {
    const call = { args: node['arguments'] as Node[], inside, path };
    found.calls.set(callee, [...(found.calls.get(callee) ?? []), call]);
  }
  const kind = memberOf(node, 'kind');
  if (kind && typeof kind['value'] === 'string') {
    found.written.set(path, [...(found.written.get(path) ?? []), kind['value']]);
  }
  for (const value of Object.values(node).flat()) if (isNode(value)) read(value, here, path, found);
}

function valuesOf(node: Node | undefined, call: Call, found: Folder): readonly string[] {
  if (node?.type === 'Literal') return [String(node['value'])];
  if (node?.type === 'ConditionalExpression') {
    return [node['consequent'], node['alternate']].flatMap(branch => valuesOf(branch as Node, call, found));
  }
  if (node?.type === 'TemplateLiteral') return templatesOf(node, call, found);
  if (node?.type !== 'Identifier') return ['*'];
  const place = call.inside?.params.indexOf(nameOf(node) ?? '') ?? -1;
  if (place >= 0) {
    const outer = found.calls.get(call.inside?.name ?? '') ?? [];
    return outer.length === 0 ? ['*'] : outer.flatMap(each => valuesOf(each.args[place], each, found));
  }
  const written = (found.written.get(call.path) ?? []).filter(kind => /[-.]/.test(kind));
  return written.length === 0 ? ['*'] : written;
}

function templatesOf(node: Node, call: Call, found: Folder): readonly string[] {
  const texts = (node['quasis'] as Node[]).map(quasi => (quasi['value'] as { cooked: string }).cooked);
  return (node['expressions'] as Node[]).reduce<readonly string[]>(
    (made, expression, index) =>
      made.flatMap(start => valuesOf(expression, call, found).map(value => start + value + texts[index + 1])),
    [texts[0] ?? ''],
  );
}

function makerOf(node: Node): Maker | undefined {
  const made = node.type === 'VariableDeclarator' ? node['init'] : node;
  const name = nameOf(node['id']);
  if (name === undefined || !isNode(made) || !Array.isArray(made['params'])) return undefined;
  return { name, params: made['params'].map(param => nameOf(param) ?? '') };
}

const nameOf = (node: unknown): string | undefined =>
  isNode(node) && node.type === 'Identifier' ? (node['name'] as string) : undefined;

function memberOf(node: Node | undefined, name: string): Node | undefined {
  if (node?.type !== 'ObjectExpression') return undefined;
  const member = (node['properties'] as Node[]).find(each => nameOf(each['key']) === name);
  return member?.['value'] as Node | undefined;
}
