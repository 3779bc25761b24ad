import { Buffer } from 'node:buffer';
import path from 'node:path';
import type { NodeCompiler, NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import { fail } from '#engines/kernel/failure.ts';

export interface PdfInput {
  /** Typst source; it reads what people wrote from `json(bytes(sys.inputs.data))` and sets it as text */
  readonly template: string;
  /** any JSON value */
  readonly data: unknown;
  /** what the file says about when it was made */
  readonly at: Temporal.Instant;
  /** further Typst sources that the template imports, by file name */
  readonly parts?: Readonly<Record<string, string>>;
  /** fonts of the document's own; a letter that neither they nor those of the compiler have is then refused */
  readonly fonts?: readonly Buffer[];
}

let shared: Promise<NodeCompiler> | undefined;

/** Whether this platform has the compiler; it is an optional binary. */
export const hasCompiler = (): Promise<boolean> =>
  import('@myriaddreamin/typst-ts-node-compiler').then(
    () => true,
    () => false,
  );

/** One compiler for all plain documents, and one of its own for a document that brings parts or fonts. */
async function compilerFor({ parts, fonts }: PdfInput): Promise<NodeCompiler> {
  if (parts === undefined && fonts === undefined) return (shared ??= makeCompiler());
  const compiler = await makeCompiler(fonts);
  for (const [name, source] of Object.entries(parts ?? {}))
    compiler.mapShadow(path.join(import.meta.dirname, name), Buffer.from(source));
  return compiler;
}

/**
 * Typesets to PDF/UA-1: tagged, with title and language, and with the same bytes for the same input. The template has to
 * set `document(title: …, date: auto)` and the language.
 * @throws FailureError `cannot-typeset` with what the compiler said
 */
export async function pdfOf(input: PdfInput): Promise<Buffer> {
  const { template, data, at } = input;
  const compiler = await compilerFor(input);
  const document = compiled(compiler, template, data);
  const creationTimestamp = Math.floor(at.epochMilliseconds / 1000);
  try {
    return compiler.pdf(document, { pdfStandard: 'ua-1', creationTimestamp });
  } catch (error) {
    // PDF/UA refuses a letter that no font has. The file is then tagged all the same, without claiming the standard.
    if (input.fonts === undefined && String(error).includes('could not be displayed'))
      return compiler.pdf(document, { creationTimestamp });
    return refused(error instanceof Error ? error.message : String(error));
  } finally {
    compiler.evictCache(10);
  }
}

/** One compiler: its fonts take time to read. An empty list of folders keeps the machine's fonts out. */
async function makeCompiler(fonts?: readonly Buffer[]): Promise<NodeCompiler> {
  // The compiler is a binary that some platforms lack; all else works without it.
  const found = await import('@myriaddreamin/typst-ts-node-compiler').catch(() => undefined);
  if (!found) return refused('this platform has no compiler');
  const fontArgs = fonts === undefined ? [{ fontPaths: [] }] : [{ fontBlobs: [...fonts] }];
  return found.NodeCompiler.create({ workspace: import.meta.dirname, fontArgs });
}

function compiled(compiler: NodeCompiler, template: string, data: unknown): NodeTypstDocument {
  const outcome = compiler.compile({ mainFileContent: template, inputs: { data: JSON.stringify(data) } });
  const error = outcome.takeError();
  if (error) return refused(messages(compiler.fetchDiagnostics(error)));
  return outcome.result ?? refused('no document');
}

const messages = (diagnostics: readonly { readonly message?: string }[]): string =>
  diagnostics.map(each => each.message ?? 'no reason given').join('; ');

const refused = (why: string): never =>
  fail('cannot-typeset', `The document could not be typeset: ${why.slice(0, 600)}`, {
    next: 'Take the Markdown instead, and report this with the text above.',
  });
