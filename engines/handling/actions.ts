import type { Contribution } from './contribution.ts';
import type { Requirement } from './requirement.ts';
import type { Action } from './types.ts';

/** Actions that ask who may have the item; the others ask what may be done with it. */
const audienceActions: readonly Action[] = ['read', 'view-only', 'forward', 'publish', 'detect'];

const regulatory = /regulat|enforce|supervis/i;

/** The actions a request asks for: the one it names, and regulating when that is its purpose. */
const actionsAsked = (action: Action, purpose: string | undefined): readonly Action[] =>
  purpose !== undefined && regulatory.test(purpose) && action !== 'regulate' ? [action, 'regulate'] : [action];

/** Without a rule on actions, a use beyond reading and protecting oneself is simply not governed: silence is not consent. */
function ungoverned(action: Action): Requirement {
  return {
    reason: {
      code: 'not-governed-action',
      text: `No marking on the item says whether one may ${action.replaceAll('-', ' ')}.`,
    },
    component: 'permitted_actions',
    anyOf: [`fact:action_allowed_by_other_law:${action}`],
    whenUnknown: 'ask',
    remedy: {
      code: 'action-not-governed',
      text: `Find out whether another rule lets the recipient ${action.replaceAll('-', ' ')}, or ask the originator.`,
      cost: 2,
    },
  };
}

/** One requirement for each rule on actions; an action that a rule takes away is barred whatever the facts. */
export function actionRequirements(
  contributions: readonly Contribution[],
  action: Action,
  purpose?: string,
): readonly Requirement[] {
  const ruling = contributions.filter(contribution => contribution.part.permitted_actions !== undefined);
  const ruled = ruling.flatMap(({ part, reason }) =>
    actionsAsked(action, purpose).map((asked): Requirement => {
      const permitted = part.permitted_actions?.includes(asked) === true;
      const text = `Another action than ${asked}, or the originator's leave for it.`;
      return {
        reason,
        component: 'permitted_actions',
        anyOf: permitted ? ['anyone'] : [],
        whenUnknown: 'ask',
        remedy: { code: 'other-action', text, cost: 4 },
      };
    }),
  );
  const silent = ruling.length === 0 && !audienceActions.includes(action);
  return silent ? [...ruled, ungoverned(action)] : ruled;
}

/** Sharing asks for an audience: a marking that states none leaves the question to other law. */
export function audienceSilence(contributions: readonly Contribution[], action: Action): readonly Requirement[] {
  const speaks = contributions.some(({ part }) => part.audience ?? part.protection ?? part.attribution);
  if (speaks || !audienceActions.includes(action) || action === 'detect') return [];
  return [
    {
      reason: { code: 'not-governed-audience', text: 'The marking does not say who may have the item.' },
      component: 'audience',
      anyOf: ['fact:audience_allowed_by_other_law'],
      whenUnknown: 'ask',
      remedy: {
        code: 'audience-not-governed',
        text: 'Ask the originator for a marking that says who may have it.',
        cost: 2,
      },
    },
  ];
}
