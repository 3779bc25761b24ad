import { useText } from '#platform/i18n/registry.ts';
import { Pane } from '#platform/ui/layout/pane.tsx';
import csv from '../../../docs/feasibility/common-lexicon.csv?url';
import json from '../../../docs/feasibility/common-lexicon.json?url';
import pdf from '../../../docs/feasibility/common-lexicon.pdf?url';
import classes from './feasibility.module.css';

/** The generated files; the build takes them from docs/feasibility, so they are served like any other asset. */
export function Downloads({ checksum }: { readonly checksum: string }) {
  const t = useText('feasibility');
  const files = [
    ['common-lexicon.pdf', pdf, t('downloads.pdf')],
    ['common-lexicon.json', json, t('downloads.json')],
    ['common-lexicon.csv', csv, t('downloads.csv')],
  ] as const;
  return (
    <Pane title={t('downloads.title')} note={<code className={classes.hash}>{checksum.slice(0, 16)}</code>}>
      <ul className={classes.downloads}>
        {files.map(([name, href, label]) => (
          <li key={name}>
            <a href={href} download={name}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </Pane>
  );
}
