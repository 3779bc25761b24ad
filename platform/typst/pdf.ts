import type { NodeCompiler, NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import { fail } from '#engines/kernel/failure.ts';

export interface PdfInput {
  /** Typst source; it reads what people wrote from `json(bytes(sys.inputs.data))` and sets it as text */
  readonly template: string;
  /** any JSON value */
  readonly data: unknown;
  /** what the file says about when it was made */
  readonly at: Temporal.Instant;
}

let shared: Promise<NodeCompiler> | undefined;

/**
 * Typesets to PDF/UA-1: tagged, with title and language, and with the same bytes for the same input. The template has to
 * set `document(title: …, date: auto)` and the language.
 * @throws FailureError `cannot-typeset` with what the compiler said
 */
export async function pdfOf({ template, data, at }: PdfInput): Promise<Buffer> {
  shared ??= makeCompiler();
  const compiler = await shared;
  const document = compiled(compiler, template, data);
  const creationTimestamp = Math.floor(at.epochMilliseconds / 1000);
  try {
    return compiler.pdf(document, { pdfStandard: 'ua-1', creationTimestamp });
  } catch (error) {
    // PDF/UA refuses a letter that no font has. The file is then tagged all the same, without claiming the standard.
    if (String(error).includes('could not be displayed')) return compiler.pdf(document, { creationTimestamp });
    return refused(error instanceof Error ? error.message : String(error));
  } finally {
    compiler.evictCache(10);
  }
}

/** One compiler: its fonts take time to read. An empty list of folders keeps the machine's fonts out. */
async function makeCompiler(): Promise<NodeCompiler> {
  // The compiler is a binary that some platforms lack; all else works without it.
  const found = await import('@myriaddreamin/typst-ts-node-compiler').catch(() => undefined);
  if (!found) return refused('this platform has no compiler');
  return found.NodeCompiler.create({ workspace: import.meta.dirname, fontArgs: [{ fontPaths: [] }] });
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
