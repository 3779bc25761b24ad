import type { ReportForm } from '#engines/duties/report.ts';
import { placesOf } from '#engines/duties/report-places.ts';
import type { Regimes } from '#engines/duties/types.ts';
import type { Incident, Report } from './contract.ts';
import { saidOf, stateOf } from './report-words.ts';

/** The report as a document: what the rule asks for, what is said, what is missing, and that this is decision support. */
export function reportMarkdown(
  regimes: Regimes,
  { incident, report, form }: { incident: Incident; report: Report; form: ReportForm },
): string {
  const regime = regimes.byId.get(report.regime);
  const entity = incident.entities.find(e => e.id === report.entity)?.name ?? '';
  const items = form.items.map(item => {
    const said = item.missing ? '**Missing.**' : saidOf(item);
    const under = [`*Article: ${item.cite}*`, ...placesOf(item)].join('  \n');
    return `## ${item.label}${item.required ? '' : ' (where available)'}\n\n${said}\n\n${under}`;
  });
  const lines = [
    ...(incident.mode === 'live'
      ? []
      : [`**${incident.mode.toUpperCase()}: ${incident.exercise ?? ''}. NOT A REAL INCIDENT.**`]),
    incident.marking,
    `# ${regime?.title ?? report.regime}: ${report.stage.replaceAll('_', ' ')}`,
    [
      `Incident ${incident.ref}: ${incident.title}`,
      `Reporting entity: ${entity}`,
      `To: ${form.to}`,
      `Instrument: ${regime?.instrument ?? ''}`,
      `State: ${stateOf(report)}`,
      `Written by ${report.author}, approved by ${report.reviewer ?? 'nobody yet'}`,
    ].join('  \n'),
    ...(form.missing.length > 0
      ? [`## Required and still missing\n\n${form.missing.map(label => `- ${label}`).join('\n')}`]
      : []),
    ...items,
    '---',
    [form.notice, ...form.models.map(model => `Mapped to: ${model}.`)].join('  \n'),
    incident.marking,
  ];
  return `${lines.join('\n\n')}\n`;
}
