import { attributionAtLeast, joinAttributions } from './components/attribution.ts';
import { audienceAtLeast, compareText, joinAudiences, normalAudience } from './components/audience.ts';
import { durationAtLeast, joinDurations } from './components/duration.ts';
import { joinProtections, protectionAtLeast } from './components/protection.ts';
import { type Action, actions, type ComponentName, componentNames, type Vector } from './types.ts';

/** One component's partial order: `atLeast(a, b)` reads "a is at least as strict as b", `join` is the least upper bound. */
interface Order<T> {
  atLeast(a: T, b: T): boolean;
  join(a: T, b: T): T;
}

const releaseModes = ['free', 'within', 'clients', 'consent'] as const;
const union = (a: readonly string[], b: readonly string[]) => [...new Set([...a, ...b])].toSorted(compareText);
const includesAll = (a: readonly string[], b: readonly string[]) => b.every(item => a.includes(item));
const bothPermit = (a: readonly Action[], b: readonly Action[]) => actions.filter(x => a.includes(x) && b.includes(x));

const orders: { readonly [C in ComponentName]: Order<NonNullable<Vector[C]>> } = {
  audience: { atLeast: audienceAtLeast, join: joinAudiences },
  onward_release: {
    atLeast: (a, b) =>
      releaseModes.indexOf(a.mode) >= releaseModes.indexOf(b.mode) && includesAll(a.consenters, b.consenters),
    join: (a, b) => ({
      mode: releaseModes.indexOf(a.mode) >= releaseModes.indexOf(b.mode) ? a.mode : b.mode,
      consenters: union(a.consenters, b.consenters),
    }),
  },
  protection: { atLeast: protectionAtLeast, join: joinProtections },
  caveat_conditions: { atLeast: includesAll, join: union },
  permitted_actions: { atLeast: (a, b) => includesAll(b, a), join: bothPermit },
  attribution: { atLeast: attributionAtLeast, join: joinAttributions },
  duration: { atLeast: durationAtLeast, join: joinDurations },
  legal_basis: { atLeast: includesAll, join: union },
};

/** True when `a` is at least as strict as `b` in this component; a component left ungoverned is the least strict. */
export function componentAtLeast<C extends ComponentName>(component: C, a: Vector, b: Vector): boolean {
  const [mine, theirs] = [a[component], b[component]];
  if (theirs === undefined) return true;
  return mine !== undefined && (orders[component] as Order<typeof theirs>).atLeast(mine, theirs);
}

function joinComponent<C extends ComponentName>(component: C, a: Vector, b: Vector): unknown {
  const [mine, theirs] = [a[component], b[component]];
  if (mine === undefined || theirs === undefined) return mine ?? theirs;
  return (orders[component] as Order<unknown>).join(mine, theirs);
}

/** The least vector at least as strict as both, component by component. Idempotent, commutative, associative. */
export function joinVectors(a: Vector, b: Vector): Vector {
  const parts = componentNames.map(component => [component, joinComponent(component, a, b)] as const);
  return Object.fromEntries(parts.filter(([, value]) => value !== undefined));
}

export const vectorAtLeast = (a: Vector, b: Vector): boolean =>
  componentNames.every(component => componentAtLeast(component, a, b));

/** The form in which two equally strict vectors are the same data. */
export function normalVector(vector: Vector): Vector {
  const tidy: Vector = {
    ...vector,
    ...(vector.audience && { audience: normalAudience(vector.audience) }),
    ...(vector.caveat_conditions && { caveat_conditions: union(vector.caveat_conditions, []) }),
    ...(vector.legal_basis && { legal_basis: union(vector.legal_basis, []) }),
    ...(vector.protection && { protection: joinProtections(vector.protection, []) }),
    ...(vector.permitted_actions && { permitted_actions: bothPermit(vector.permitted_actions, actions) }),
    ...(vector.onward_release && {
      onward_release: { ...vector.onward_release, consenters: union(vector.onward_release.consenters, []) },
    }),
    ...(vector.attribution && { attribution: joinAttributions(vector.attribution, {}) }),
  };
  return joinVectors(tidy, {});
}
