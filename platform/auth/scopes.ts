/** Every scope a token may carry, with what it lets a machine do. A token never exceeds its appointment's roles. */
export const scopes = {
  'directory:read': 'Read the directory: parties, teams, contacts, channels',
  'directory:write': 'Propose and confirm directory records',
  'agreements:read': 'Read agreements and whom they cover',
  'agreements:write': 'Draft and change agreements',
  'incidents:read': 'Read incidents, their facts, duties and reports',
  'incidents:write': 'Open incidents, enter facts, mark reports as submitted',
  'sharing:read': 'Read notices and the decisions on who may see what',
  'sharing:write': 'Write notices and send them through the disclosure gate',
  'meetings:read': 'Read meetings, agendas, and the minutes your party may read',
  'meetings:write': 'Plan meetings, write agendas, attendance and drafts of minutes',
  'callout:read': 'Read call-out plans, calls and acknowledgements',
  'callout:write': 'Start call-outs and record acknowledgements',
  'ledger:read': 'Read acts, checkpoints and proofs',
  'mail:read': 'Read the outbox: messages and what became of them',
  'engines:run': 'Ask the engines: parse, compare, translate, decide, evaluate duties, run cascades',
  'systemic-risk:read': 'Read dependency models and the results of runs, as far as your party may see them',
  'systemic-risk:write': 'Start and cancel runs, ask long questions, make models and their parts, set triggers',
  'people:read': 'Read people and appointments',
  'me:read': 'Read whose token this is and for whom it acts',
} as const;

export type Scope = keyof typeof scopes;
export const scopeNames = Object.keys(scopes) as [Scope, ...Scope[]];
