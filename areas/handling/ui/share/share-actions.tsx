import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useText } from '#platform/i18n/registry.ts';
import { useCommand } from '#platform/ui/commands/registry.ts';
import { Dialog } from '#platform/ui/feedback/dialog.tsx';
import type { Bench } from '../bench.ts';
import type { EngineParts } from '../engine.ts';
import { linkLengthMax, linkOf } from '../link.ts';
import { useReport } from './report.ts';

interface Said {
  readonly title: string;
  readonly text: string;
  readonly hint?: string;
}

/** Link, text and print. The clipboard may be refused (no TLS, no permission): then the text is shown to be copied by hand. */
export function ShareActions(props: { readonly bench: Bench; readonly engine: EngineParts | null }) {
  const t = useText('handling');
  const [shown, setShown] = useState<Said | null>(null);
  const [done, setDone] = useState('');
  const report = useReport();
  const copy = async (title: string, text: string, hint?: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setDone(t('share.copied'));
    } catch {
      setShown({ title, text, ...(hint && { hint }) });
    }
  };
  const link = (): void => {
    const fragment = linkOf(props.bench);
    if (fragment === undefined) {
      const tooLong = t('share.tooLong', { max: linkLengthMax, length: props.bench.text.length });
      return setShown({ title: t('share.link'), text: '', hint: tooLong });
    }
    void copy(t('share.link'), `${location.origin}${location.pathname}#${fragment}`, t('share.linkWhy'));
  };
  const text = (): void => {
    if (props.engine) void copy(t('share.text'), report(props.bench, props.engine));
  };
  useCommand({ id: 'handling-link', label: t('share.link'), keys: 'l', run: link });
  useCommand({ id: 'handling-text', label: t('share.text'), keys: 'x', run: text });
  useCommand({ id: 'handling-print', label: t('share.print'), keys: 'p', run: () => print() });
  return (
    <>
      <Button onClick={() => print()}>{t('share.print')}</Button>
      <Button onClick={text} disabled={!props.engine}>
        {t('share.text')}
      </Button>
      <Button variant="filled" onClick={link} rightSection={<kbd>L</kbd>}>
        {t('share.link')}
      </Button>
      <span role="status">{done}</span>
      <Dialog open={shown !== null} onClose={() => setShown(null)} title={shown?.title ?? ''} wide>
        {shown?.hint && <p>{shown.hint}</p>}
        {shown?.text && (
          <Textarea
            aria-label={shown.title}
            readOnly
            rows={8}
            value={shown.text}
            onFocus={event => event.currentTarget.select()}
            data-autofocus
          />
        )}
      </Dialog>
    </>
  );
}
