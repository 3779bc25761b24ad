import { Tooltip } from '@mantine/core';
import type { Citation } from '#engines/kernel/citation.ts';
import { useText } from '#platform/i18n/registry.ts';
import classes from './verdict-panel.module.css';

const marks = { confirmed: '✓', recalled: '≈', uncertain: '?', mixed: '±' } as const;

/** Where a statement comes from, with the mark of how far it was checked. */
export function CitationText({ citation }: { readonly citation: Citation }) {
  const t = useText('ui');
  const text = [citation.source, citation.place].filter(Boolean).join(', ');
  const { confidence } = citation;
  return (
    <cite className={classes.cite}>
      {text}
      {confidence && (
        <Tooltip label={t(`confidence.${confidence}Means`)}>
          <span className={classes.mark} data-confidence={confidence}>
            <span aria-hidden="true">{marks[confidence]}</span> {t(`confidence.${confidence}`)}
          </span>
        </Tooltip>
      )}
    </cite>
  );
}
