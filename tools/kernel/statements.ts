import type { ESTree } from 'vite';
import { type Code, unsigned } from '#engines/cascade/structure/assembler.ts';
import { as, bare, callCode, expression, keepAddress, loaded, operate, placeOf } from './expressions.ts';
import { newLocal, type Scope, unsupported, type Value } from './scope.ts';

export function statement(node: ESTree.Statement, scope: Scope): Code {
  switch (node.type) {
    case 'BlockStatement':
      return node.body.flatMap(each => statement(each, scope));
    case 'VariableDeclaration':
      return node.declarations.flatMap(each => declared(each, scope));
    case 'ExpressionStatement':
      return effect(node.expression, scope);
    case 'IfStatement':
      return choice(node, scope);
    case 'WhileStatement':
      return loop(node.test, node.body, undefined, scope);
    case 'ForStatement': {
      const start = node.init?.type === 'VariableDeclaration' ? statement(node.init, scope) : [];
      return node.test ? [...start, ...loop(node.test, node.body, node.update ?? undefined, scope)] : unsupported(node);
    }
    case 'ContinueStatement':
      return jump('next', scope);
    case 'ReturnStatement':
      return [...(node.argument ? as('i32', expression(node.argument, scope)) : []), ...leave(scope)];
    default:
      return unsupported(node);
  }
}

/** Names of tables taken from the records need no code; anything else is a new local with its first value. */
function declared({ id, init }: ESTree.VariableDeclarator, scope: Scope): Code {
  if (id.type === 'ObjectPattern') return [];
  if (id.type !== 'Identifier' || !init) return unsupported(id);
  const value = expression(init, scope);
  return [...value.code, 0x21, ...unsigned(newLocal(scope, value.kind, id.name))];
}

function effect(node: ESTree.Expression, scope: Scope): Code {
  if (node.type === 'AssignmentExpression') return assign(node, scope);
  if (node.type !== 'CallExpression') return unsupported(node);
  const made = callCode(node, scope);
  if (!made) return unsupported(node);
  return made.returns ? [...made.value.code, 0x1a] : made.value.code;
}

function assign(node: ESTree.AssignmentExpression, scope: Scope): Code {
  const target = bare(node.left as ESTree.Expression);
  const joined = (before: () => Value): Value => {
    const value = expression(node.right, scope);
    if (node.operator === '=') return value;
    return operate(node.operator.slice(0, -1), before(), value) ?? unsupported(node);
  };
  if (target.type === 'Identifier') {
    const place = scope.places.get(target.name);
    if (!place) return unsupported(target);
    const at = unsigned(place.index);
    return [
      ...as(
        place.kind,
        joined(() => ({ kind: place.kind, code: [0x20, ...at] })),
      ),
      0x21,
      ...at,
    ];
  }
  if (target.type !== 'MemberExpression') return unsupported(target);
  const found = placeOf(target, scope);
  const { keep, place } = node.operator === '=' ? { keep: [], place: found } : keepAddress(found, scope);
  const value = as(
    place.table.kind,
    joined(() => loaded(place)),
  );
  const access = place.table.kind === 'f64' ? [0x39, 3] : [0x36, 2];
  return [...keep, ...place.address, ...value, ...access, ...unsigned(place.offset)];
}

function choice(node: ESTree.IfStatement, scope: Scope): Code {
  const test = as('i32', expression(node.test, scope));
  scope.blocks.push('if');
  const yes = statement(node.consequent, scope);
  const no = node.alternate ? [0x05, ...statement(node.alternate, scope)] : [];
  scope.blocks.pop();
  return [...test, 0x04, 0x40, ...yes, ...no, 0x0b];
}

/** Tested before it begins and then at its end, so that each round takes one jump; `continue` leaves the inner block. */
function loop(
  test: ESTree.Expression,
  body: ESTree.Statement,
  update: ESTree.Expression | undefined,
  scope: Scope,
): Code {
  scope.blocks.push('out');
  const asked = as('i32', expression(test, scope));
  const unless = [...asked, 0x45, ...jumpIf('out', scope)];
  scope.blocks.push('loop', 'next');
  const inner = statement(body, scope);
  scope.blocks.pop();
  const step = update ? effect(update, scope) : [];
  const again = jumpIf('loop', scope);
  scope.blocks.splice(-2);
  return [0x02, 0x40, ...unless, 0x03, 0x40, 0x02, 0x40, ...inner, 0x0b, ...step, ...asked, ...again, 0x0b, 0x0b];
}

type Jump = Scope['blocks'][number];
const depth = (to: Jump, { blocks }: Scope): number => blocks.length - 1 - blocks.lastIndexOf(to);
const jump = (to: Jump, scope: Scope): Code => [0x0c, ...unsigned(depth(to, scope))];
const jumpIf = (to: Jump, scope: Scope): Code => [0x0d, ...unsigned(depth(to, scope))];
/** Ends the function, or the block that stands in place of a call to it. */
const leave = (scope: Scope): Code => (scope.blocks.includes('return') ? jump('return', scope) : [0x0f]);
