import { CitationText } from '#platform/ui/verdict/citation-text.tsx';
import type { Confidence } from '#engines/kernel/citation.ts';
import classes from '../incidents.module.css';

/** The article a duty or stage comes from, with the mark of how far it was checked. */
export const Article = (props: { readonly cite: string; readonly confidence?: Confidence | undefined }) => (
  <span className={classes.article}>
    <CitationText citation={{ source: props.cite, ...(props.confidence ? { confidence: props.confidence } : {}) }} />
  </span>
);
