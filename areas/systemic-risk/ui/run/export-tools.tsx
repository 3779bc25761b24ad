import { Button } from '@mantine/core';
import { type Text, useText } from '#platform/i18n/registry.ts';
import type { Run } from '../../contract.ts';
import type { Result } from '../answers.ts';
import { saveSvg, saveText } from '../draw/save.ts';

const figures = ['figure-functions', 'figure-sectors', 'figure-exceedance'] as const;

/** The brief on paper; the result as JSON and CSV; the figures as SVG. */
export function ExportTools({ run, result }: { readonly run: Run; readonly result: Result }) {
  const t = useText('systemic-risk');
  const name = `run-${run.id}`;
  const drawings = (): void => {
    for (const id of figures) saveSvg(id, `${name}-${id}.svg`);
  };
  return (
    <>
      <Button variant="default" onClick={() => saveText(`${name}.csv`, 'text/csv', csvOf(t, run, result))}>
        {t('export.csv')}
      </Button>
      <Button
        variant="default"
        onClick={() => saveText(`${name}.json`, 'application/json', JSON.stringify({ run, result }, null, 2))}
      >
        {t('export.json')}
      </Button>
      <Button variant="default" onClick={drawings}>
        {t('export.svg')}
      </Button>
      <Button variant="filled" onClick={() => print()}>
        {t('export.print')}
      </Button>
    </>
  );
}

const quoted = (value: string | number): string =>
  typeof value === 'number' ? String(value) : `"${value.replaceAll('"', '""').replace(/^[=+\-@]/, "'$&")}"`;

function csvOf(t: Text, run: Run, { functions, sectors, total }: Result): string {
  const head = [
    'kind,id,name,probability_low,probability_estimate,probability_high,loss_hours',
    'sampling_low,sampling_high,parameters_low,parameters_high,model_low,model_high,people_hours,money',
  ].join(',');
  const lines = [...functions, ...sectors, total].map(({ kind, id, name, probability, loss_hours, ...rest }) =>
    [
      ...[kind, id, name].map(quoted),
      probability.low,
      probability.estimate ?? '',
      probability.high,
      loss_hours.mean,
      ...loss_hours.bands.sampling,
      ...loss_hours.bands.parameters,
      ...loss_hours.bands.model,
      rest.people_hours.mean,
      rest.money.mean,
    ].join(','),
  );
  return `# ${run.marking}; ${t('manifest.result')} ${run.sha256 ?? ''}\n${head}\n${lines.join('\n')}\n`;
}
