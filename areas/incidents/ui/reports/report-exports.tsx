import { Button } from '@mantine/core';
import { useState } from 'react';
import type { ReportForm } from '#engines/duties/report.ts';
import { useText } from '#platform/i18n/registry.ts';
import type { Incident, Report } from '../../contract.ts';
import classes from '../incidents.module.css';

/** Copy, Markdown, JSON, PDF, print: each says that it is decision support and names the article of each item. */
export function ReportExports(props: {
  readonly incident: Incident;
  readonly report: Report;
  readonly form: ReportForm;
}) {
  const t = useText('incidents');
  const [copied, setCopied] = useState(false);
  const base = `/api/incidents/${props.incident.id}/reports/${props.report.id}/export`;
  const copy = async (): Promise<void> => {
    const response = await fetch(`${base}?as=markdown`, { credentials: 'same-origin', headers: { 'x-entente': '1' } });
    await navigator.clipboard.writeText(await response.text());
    setCopied(true);
  };
  return (
    <div className={`${classes.buttons} no-print`}>
      <Button onClick={() => void copy()}>{t('reports.copy')}</Button>
      <Button component="a" href={`${base}?as=markdown`} download>
        {t('reports.markdown')}
      </Button>
      <Button component="a" href={`${base}?as=json`} download>
        {t('reports.json')}
      </Button>
      <Button component="a" href={`${base}?as=pdf`} download>
        {t('reports.pdf')}
      </Button>
      <Button onClick={() => window.print()}>{t('reports.print')}</Button>
      <span role="status">{copied ? t('reports.copied') : ''}</span>
    </div>
  );
}
