import { fail } from '#engines/kernel/failure.ts';

/** An element with its local name, its attributes as they are written, and its own text. */
export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: Element[];
  text: string;
}

const deepest = 200;

/**
 * Reads XML without a document type in one pass; time grows with the length of the file whatever it holds.
 * @throws `bad-graphml` with the line: tags that do not match, entities that were never declared, a document type
 */
export function readXml(source: string): Element {
  const text = source.replace(/^\uFEFF/, '');
  const refuse = (at: number, what: string, next = 'Export the file again.'): never =>
    fail('bad-graphml', `Line ${text.slice(0, at).split('\n').length}: ${what}.`, { next });
  if (/[\uFFFD\0]/.test(text)) refuse(0, 'the file is not in UTF-8', 'Save it in UTF-8.');
  const top: Element = { name: '', attributes: new Map(), children: [], text: '' };
  const open: Element[] = [top];
  const after = (mark: string, from: number): number => {
    const end = text.indexOf(mark, from);
    return end < 0 ? refuse(from, `\`${mark}\` is missing`) : end + mark.length;
  };
  let at = 0;
  while (at < text.length) {
    const inside = open.at(-1) ?? top;
    const tag = text.indexOf('<', at);
    const end = tag < 0 ? text.length : tag;
    if (end > at) inside.text += plainText(text.slice(at, end), what => refuse(at, what));
    if (tag < 0) break;
    if (text.startsWith('<!--', tag)) at = after('-->', tag + 4);
    else if (text.startsWith('<?', tag)) at = after('?>', tag);
    else if (text.startsWith('<![CDATA[', tag)) {
      at = after(']]>', tag);
      inside.text += text.slice(tag + 9, at - 3);
    } else if (text.startsWith('<!', tag))
      refuse(tag, 'the file declares a document type or entities', 'Export without a DOCTYPE.');
    else if (text.startsWith('</', tag)) {
      at = after('>', tag);
      const name = localName(text.slice(tag + 2, at - 1).trim());
      if (open.length < 2 || inside.name !== name) refuse(tag, `\`</${name}>\` closes \`${inside.name || 'nothing'}\``);
      open.pop();
    } else {
      const { element, closed, next } = readTag(text, tag, refuse);
      inside.children.push(element);
      if (!closed && open.push(element) > deepest) refuse(tag, `elements stand more than ${deepest} deep`);
      at = next;
    }
  }
  if (open.length > 1) refuse(text.length, `\`${open.at(-1)?.name ?? ''}\` is not closed`);
  if (top.children.length > 1) refuse(text.length, 'the file holds more than one document');
  return top.children[0] ?? refuse(0, 'the file holds no element');
}

function readTag(text: string, tag: number, refuse: (at: number, what: string) => never) {
  const name = /[^\s/>="'<]+/y;
  const attribute = /\s+([^\s/>="'<]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
  const close = /\s*(\/?)>/y;
  name.lastIndex = tag + 1;
  const [whole] = name.exec(text) ?? refuse(tag, 'a `<` stands without a name');
  const attributes = new Map<string, string>();
  let at = tag + 1 + whole.length;
  for (;;) {
    attribute.lastIndex = at;
    const found = attribute.exec(text);
    if (found === null) break;
    attributes.set(
      found[1] ?? '',
      plainText(found[2] ?? found[3] ?? '', what => refuse(tag, what)),
    );
    at = attribute.lastIndex;
  }
  close.lastIndex = at;
  const closing = close.exec(text) ?? refuse(tag, `the tag \`${whole.slice(0, 40)}\` cannot be read`);
  const element: Element = { name: localName(whole), attributes, children: [], text: '' };
  return { element, closed: closing[1] === '/', next: close.lastIndex };
}

/** Prefixes of namespaces say where a name comes from; GraphML needs none of them. */
const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

const entities = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);

function plainText(text: string, refuse: (what: string) => never): string {
  return text.replaceAll(/&([^;&\s]{0,12});?/g, (whole, name: string) => {
    const number = /^#(?:x([\da-f]{1,6})|(\d{1,7}))$/i.exec(name);
    const code = number ? Number.parseInt(number[1] ?? number[2] ?? '', number[1] ? 16 : 10) : Number.NaN;
    if (!whole.endsWith(';')) return refuse(`\`&\` stands alone or \`${whole.slice(0, 20)}\` is not closed`);
    if (number === null) return entities.get(name) ?? refuse(`the entity \`${whole}\` was never declared`);
    return isCharacter(code) ? String.fromCodePoint(code) : refuse(`\`${whole}\` is no character`);
  });
}

/** The characters XML 1.0 allows. */
const isCharacter = (code: number): boolean =>
  code === 9 ||
  code === 10 ||
  code === 13 ||
  (code >= 0x20 && code <= 0xd7ff) ||
  (code >= 0xe000 && code <= 0xfffd) ||
  (code >= 0x1_0000 && code <= 0x10_ffff);
