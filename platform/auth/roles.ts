/**
 * Roles are held by a person for a party and for a period (an appointment), never by a person alone.
 * `system` belongs to jobs and the terminal of the installation; nobody can be appointed to it.
 */
export const roles = [
  'duty-officer',
  'chair',
  'secretariat',
  'task-lead',
  'member',
  'assessor',
  'designating-authority',
  'requirement-manager',
  'collection-manager',
  'analyst',
  'disseminator',
  'planner',
  'exercise-director',
  'controller',
  'evaluator',
  'player',
  'observer',
  'legal-counsel',
  'government-decision-maker',
  'private-adviser',
  'auditor',
  'administrator',
  'system',
] as const;
export type Role = (typeof roles)[number];

export const appointableRoles: readonly Role[] = roles.filter(role => role !== 'system');
