import type { Contribution, HandlingReason } from './contribution.ts';

/** What the recipient must do once it has the item: rules for onward release, credit, law and duration. */
export function obligationsOf(contributions: readonly Contribution[]): readonly HandlingReason[] {
  return contributions.flatMap(({ part, reason, dutyOnly }): readonly HandlingReason[] => {
    const duties: HandlingReason[] = [];
    if (dutyOnly || part.onward_release !== undefined) duties.push({ ...reason, component: 'onward_release' });
    if (part.permitted_actions !== undefined) duties.push({ ...reason, component: 'permitted_actions' });
    if (part.caveat_conditions !== undefined) duties.push({ ...reason, component: 'caveat_conditions' });
    if (part.legal_basis !== undefined) duties.push({ ...reason, component: 'legal_basis' });
    if (part.duration !== undefined) duties.push({ ...reason, component: 'duration' });
    if (part.attribution !== undefined) duties.push({ ...reason, component: 'attribution' });
    return duties;
  });
}
