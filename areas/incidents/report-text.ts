import type { ReportForm } from '#engines/duties/report.ts';
import type { Regimes } from '#engines/duties/types.ts';
import type { Incident, Report } from './contract.ts';

/** The report as a document: what the rule asks for, what is said, what is missing, and that this is decision support. */
export function reportMarkdown(
  regimes: Regimes,
  { incident, report, form }: { incident: Incident; report: Report; form: ReportForm },
): string {
  const regime = regimes.byId.get(report.regime);
  const entity = incident.entities.find(e => e.id === report.entity)?.name ?? '';
  const items = form.items.map(
    item =>
      `### ${item.label}${item.required ? '' : ' (where available)'}\n\n${item.value ?? '**Missing.**'}\n\n*${item.cite}*`,
  );
  const lines = [
    ...(incident.mode === 'live'
      ? []
      : [`**${incident.mode.toUpperCase()}: ${incident.exercise ?? ''}. NOT A REAL INCIDENT.**`]),
    incident.marking,
    `# ${regime?.title ?? report.regime}: ${report.stage.replaceAll('_', ' ')}`,
    `Incident ${incident.ref}: ${incident.title}  \nReporting entity: ${entity}  \nInstrument: ${regime?.instrument ?? ''}  \nState: ${report.state}${report.submittedAt ? `, submitted ${report.submittedAt} (${report.proof})` : ''}  \nWritten by ${report.author}${report.reviewer ? `, approved by ${report.reviewer}` : ''}`,
    ...items,
    '---',
    'Decision support, not legal advice: check the cited articles before handing it in.',
    incident.marking,
  ];
  return `${lines.join('\n\n')}\n`;
}
